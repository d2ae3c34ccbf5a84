package io.leeway.statistics.multivariate;

import java.util.Arrays;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/** Rules for the width sigma of the Gaussian kernel, from the median squared distance d2 within the reference. */
public enum Bandwidth {
    /** {@code sqrt(d2 / 2)} over the pairs of different rows, the lower of two middle ones: alibi-detect's. */
    MEDIAN_OF_PAIRS,
    /** {@code sqrt(d2 / 2)} over all pairs, each row with itself included, and {@code d2} of 1 for 0: evidently's. */
    MEDIAN_OF_ALL;

    /** The most rows looked at, because every pair is. */
    static final int MOST_ROWS = 2_000;

    /**
     * The width for a reference, from its first 2,000 rows; undefined below two rows (one for {@link #MEDIAN_OF_ALL}), or if
     * the median distance of pairs is zero.
     *
     * @throws IllegalArgumentException if rows differ in length or hold a number that is not finite
     */
    public Outcome<Double> of(double[][] reference) {
        int needed = this == MEDIAN_OF_ALL ? 1 : 2;
        return Samples.<Double>lacking(reference, reference, needed).orElseGet(() -> {
            double median = median(reference);
            if (median == 0 && this == MEDIAN_OF_ALL) {
                median = 1;
            }
            if (median == 0) {
                return Outcome.undefined(Reason.NO_VARIATION);
            }
            return Outcome.finite(Math.sqrt(0.5 * median));
        });
    }

    private double median(double[][] reference) {
        int n = Math.min(reference.length, MOST_ROWS);
        double[] distances = new double[n * (n - 1) / 2];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                distances[pair++] = Samples.squaredDistance(reference[i], reference[j]);
            }
        }
        Arrays.sort(distances);
        // in the sorted matrix the n zeros of the diagonal come first and every pair stands twice
        int rank = this == MEDIAN_OF_PAIRS ? n + (n * n - n) / 2 - 1 : (int) Math.rint(0.5 * (n * (double) n - 1));
        return rank < n ? 0 : distances[(rank - n) / 2];
    }
}
