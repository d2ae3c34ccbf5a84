/** The way from the page to the services that it reads from. */
@NullMarked
package io.leeway.dashboard.proxy;

import org.jspecify.annotations.NullMarked;
