package io.leeway.risk.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.Verdict;

/**
 * A feature in one batch or window.
 *
 * @param batch the batch's id
 * @param name what the client called it
 * @param sequence its place among the model's
 * @param at its latest event time, or when it was accepted
 * @param verdict how the feature was judged; absent of batches that were judged before this was kept
 * @param statistics each of its statistics
 */
record FeaturePoint(
        String batch,
        String name,
        long sequence,
        Instant at,
        @Nullable Verdict verdict,
        List<Statistic> statistics) {

    /** The first statistic's value; null where it is not known. */
    @Nullable
    Double first() {
        return statistics.isEmpty() ? null : statistics.getFirst().value();
    }

    /**
     * A statistic of a feature in one batch.
     *
     * @param name its name
     * @param value absent where it is undefined
     * @param pValue where the statistic is a test
     * @param threshold what the value, or the p-value of a test, is held against, where there is one
     */
    record Statistic(
            StatisticName name,
            @Nullable Double value,
            @Nullable Double pValue,
            @Nullable Double threshold) {}
}
