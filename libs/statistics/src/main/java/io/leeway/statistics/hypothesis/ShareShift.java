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
        double atMost = split.cumulativeProbability((int) current);
        double atLeast = split.survivalProbability((int) current - 1);
        return Math.min(1, 2 * Math.min(atMost, atLeast));
    }
}
