package io.leeway.performance.predictions;

import java.util.List;

/**
 * A batch or window as it is stored in one of its versions. Its blocks are read when they are needed; a later version has
 * the same rows in the same places, and those of later parts behind them.
 *
 * @param batch what is known of it
 * @param blockIds of its predictions, in order
 * @param version grows with every change
 */
public record StoredBatch(PredictedBatch batch, List<String> blockIds, long version) {}
