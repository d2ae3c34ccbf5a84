/** What it costs the whole suite that rows are pushed: from a body to its report, in a stack of its own. */
@NullMarked
package io.leeway.benchmarks.push;

import org.jspecify.annotations.NullMarked;
