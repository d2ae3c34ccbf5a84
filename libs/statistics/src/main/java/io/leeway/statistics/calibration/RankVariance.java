package io.leeway.statistics.calibration;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.ChunkedSample;

/**
 * How much of a column's variance lies between the chunks of a reference, by ranks: near 0 for a column that varies from row
 * to row, near 1 for one whose level wanders, of which no reference can say what is usual.
 */
public final class RankVariance {

    private RankVariance() {}

    /**
     * The share of the variance of the ranks that lies between the chunks, 0 to 1; undefined without a value, or if all values
     * are equal.
     */
    public static Outcome<Double> between(ChunkedSample chunks) {
        if (chunks.size() == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        double variance = chunks.rankVariance();
        if (variance == 0) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double between = 0;
        double[] means = chunks.meanRanks();
        for (int chunk = 0; chunk < means.length; chunk++) {
            if (chunks.size(chunk) > 0) {
                double difference = means[chunk] - 0.5;
                between += chunks.size(chunk) * difference * difference / chunks.size();
            }
        }
        return Outcome.of(Math.min(1, between / variance));
    }
}
