/** Holds the table of endpoints against the services' APIs, and the page about access against the table. */
@NullMarked
package io.leeway.system.access;

import org.jspecify.annotations.NullMarked;
