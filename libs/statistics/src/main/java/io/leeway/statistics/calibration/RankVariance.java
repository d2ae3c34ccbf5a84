package io.leeway.statistics.calibration;

import java.util.List;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/**
 * How much of a column's variance lies between the chunks of a reference, by ranks: near 0 for a column that varies from row
 * to row, near 1 for one whose level wanders, of which no reference can say what is usual.
 */
public final class RankVariance {

    private RankVariance() {}

    /**
     * The share of the variance of the ranks that lies between the chunks, 0 to 1; undefined without a value, or if all values
     * are equal.
     *
     * @param whole the profile of all chunks together
     */
    public static Outcome<Double> between(NumericProfile whole, List<NumericProfile> chunks) {
        if (whole.size() == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        SortedSample all = whole.sample();
        double variance = 0;
        for (int point = 0; point < all.points(); point++) {
            double share = all.count(point) / (double) all.size();
            variance += share * square(middle(all, point) - 0.5);
        }
        if (variance == 0) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double between = 0;
        for (NumericProfile chunk : chunks) {
            if (chunk.size() > 0) {
                between += chunk.size() * square(meanRank(chunk.sample(), all) - 0.5) / all.size();
            }
        }
        return Outcome.of(Math.min(1, between / variance));
    }

    /** The mean rank of a chunk's values among all, 0 to 1. */
    private static double meanRank(SortedSample chunk, SortedSample all) {
        double sum = 0;
        for (int point = 0; point < chunk.points(); point++) {
            double value = chunk.value(point);
            sum += chunk.count(point) * (all.countBelow(value) + all.countAtMost(value)) / (2.0 * all.size());
        }
        return sum / chunk.size();
    }

    private static double middle(SortedSample all, int point) {
        return (all.countOfFirst(point) + all.countOfFirst(point + 1)) / (2.0 * all.size());
    }

    private static double square(double value) {
        return value * value;
    }
}
