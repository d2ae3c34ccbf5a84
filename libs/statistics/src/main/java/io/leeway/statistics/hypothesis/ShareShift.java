package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The two-sided test that a share of rows is the same on both sides: Fisher's exact test, each tail doubled, while the rarer
 * outcome is rare, and the normal approximation of {@link ProportionTest} beyond.
 *
 * <p>Source: Fisher, The Design of Experiments (1935).
 */
public final class ShareShift {

    private ShareShift() {}

    /**
     * The probability of at least as large a difference when nothing has changed; 1 if a side has no rows.
     *
     * @throws IllegalArgumentException if a count is not in 0 to the rows of its side
     */
    public static double pValue(long reference, long referenceRows, long current, long currentRows) {
        if (referenceRows == 0 || currentRows == 0) {
            return 1;
        }
        long rows = referenceRows + currentRows;
        long hits = reference + current;
        if (hits > rows - hits) {
            return pValue(referenceRows - reference, referenceRows, currentRows - current, currentRows);
        }
        if (hits > IncreaseTest.EXACT_UP_TO || rows > Integer.MAX_VALUE) {
            return ProportionTest.compare(reference, referenceRows, current, currentRows)
                    .orElseThrow()
                    .pValue();
        }
        if (hits == 0) {
            return 1;
        }
        HypergeometricDistribution split = HypergeometricDistribution.of((int) rows, (int) hits, (int) currentRows);
        double exactly = split.probability((int) current);
        double tail = tail(exactly, current, hits, currentRows, rows);
        // The other tail has all the rest, and the count itself as well.
        return Math.min(1, 2 * Math.min(tail, 1 - tail + exactly));
    }

    /**
     * The probability of this count and of those farther from the most frequent one, on its side: each follows from the one
     * before, and is smaller.
     *
     * @param exactly the probability of the count
     */
    private static double tail(double exactly, long count, long hits, long drawn, long rows) {
        long step = count <= mode(hits, drawn, rows) ? -1 : 1;
        double sum = exactly;
        double term = exactly;
        for (long k = count; ; k += step) {
            // What cannot be is followed by nothing: one of the factors is 0.
            term *= step > 0
                    ? (double) (hits - k) * (drawn - k) / ((k + 1.0) * (rows - hits - drawn + k + 1))
                    : (double) k * (rows - hits - drawn + k) / ((hits - k + 1.0) * (drawn - k + 1));
            if (sum + term == sum) {
                return sum;
            }
            sum += term;
        }
    }

    private static long mode(long hits, long drawn, long rows) {
        return (long) ((hits + 1.0) * (drawn + 1.0) / (rows + 2.0));
    }
}
