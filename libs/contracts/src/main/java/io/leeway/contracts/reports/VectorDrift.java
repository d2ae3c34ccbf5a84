package io.leeway.contracts.reports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How vectors of a batch compare with the reference's: its embeddings or its class probabilities.
 *
 * @param name {@code embedding} or {@code probabilities}
 * @param dimensions numbers a vector has
 * @param verdict stable, drifted or insufficient data
 * @param reason why there is no verdict, or in a sentence what moved
 * @param statistics every statistic, with its threshold
 * @param referenceRows rows of the reference's sample
 * @param currentRows rows of the batch's sample
 * @param unusableRows rows of the batch that lack a number or hold one that is not finite
 */
public record VectorDrift(
        String name,
        int dimensions,
        Verdict verdict,
        @Nullable String reason,
        List<StatisticResult> statistics,
        long referenceRows,
        long currentRows,
        long unusableRows) {

    /** The same vectors with other statistics. */
    public VectorDrift with(List<StatisticResult> others) {
        return new VectorDrift(name, dimensions, verdict, reason, others, referenceRows, currentRows, unusableRows);
    }
}
