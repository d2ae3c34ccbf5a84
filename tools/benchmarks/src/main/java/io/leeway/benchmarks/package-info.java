/** Benchmarks of the statistics library; the figures and the commands that make them are in docs/benchmarks.md. */
@NullMarked
package io.leeway.benchmarks;

import org.jspecify.annotations.NullMarked;
