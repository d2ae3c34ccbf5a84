package io.leeway.benchmarks.push;

import java.util.List;

/**
 * Batches that were pushed one after the other.
 *
 * @param passages when each passed its stages
 * @param whole what all of them took
 */
record Walk(List<Passage> passages, Stage whole) {}
