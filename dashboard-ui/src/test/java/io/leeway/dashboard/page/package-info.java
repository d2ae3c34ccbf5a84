/** Runs the unit tests of the page's scripts, which are in {@code src/test/page}. */
@NullMarked
package io.leeway.dashboard.page;

import org.jspecify.annotations.NullMarked;
