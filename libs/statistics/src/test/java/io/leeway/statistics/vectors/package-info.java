/** The answers of the Python reference libraries, and the tests that hold ours against them. */
@NullMarked
package io.leeway.statistics.vectors;

import org.jspecify.annotations.NullMarked;
