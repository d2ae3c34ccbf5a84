/** The dashboard: one page, and the way from it to the services that it reads from. */
@NullMarked
package io.leeway.dashboard;

import org.jspecify.annotations.NullMarked;
