package io.leeway.statistics.trend;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The Mann-Kendall test for a monotonic trend over evenly spaced values, with Sen's slope: it answers gradual degradation.
 *
 * <p>The p-value is the normal limit with corrections for ties and continuity (Kendall 1975). Values are taken as
 * independent; a metric of overlapping windows is not.
 */
public final class MannKendall {

    /** The fewest values that can show a trend. */
    public static final int MINIMUM = 4;

    /** The most values taken, because every pair is looked at. */
    public static final int MAXIMUM = 4096;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private MannKendall() {}

    /**
     * The trend.
     *
     * @param s the pairs that rise less those that fall
     * @param tau Kendall's tau-b against time, -1 to 1
     * @param z the standardised statistic
     * @param pValue two-sided
     * @param slope Sen's slope: the median change per step
     */
    public record Result(long s, double tau, double z, double pValue, double slope) {}

    /**
     * The trend of values, oldest first; undefined below {@value #MINIMUM} values or if all are equal.
     *
     * @throws IllegalArgumentException if a value is not finite or there are more than {@value #MAXIMUM}
     */
    public static Outcome<Result> test(double[] values) {
        if (values.length > MAXIMUM) {
            throw new IllegalArgumentException("values must be at most " + MAXIMUM + " but are " + values.length);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("values must be finite but one is " + value);
            }
        }
        if (values.length < MINIMUM) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        return Outcome.of(trend(values, sorted));
    }

    private static Result trend(double[] values, double[] sorted) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        long s = 0;
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
                // divided first, so that the difference of two large values does not overflow
                slopes[pair++] = values[j] / (j - i) - values[i] / (j - i);
            }
        }
        double pairs = n * (n - 1.0) / 2;
        double tiedPairs = 0;
        double tieTerm = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            double ties = to - from;
            tiedPairs += ties * (ties - 1) / 2;
            tieTerm += ties * (ties - 1) * (2 * ties + 5);
            from = to;
        }
        double variance = (n * (n - 1.0) * (2 * n + 5) - tieTerm) / 18;
        double z = (s - Long.signum(s)) / Math.sqrt(variance);
        double tau = s / Math.sqrt(pairs * (pairs - tiedPairs));
        double pValue = Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
        return new Result(s, tau, z, pValue, median(slopes));
    }

    private static double median(double[] slopes) {
        Arrays.sort(slopes);
        int middle = slopes.length / 2;
        return slopes.length % 2 == 1 ? slopes[middle] : slopes[middle - 1] / 2 + slopes[middle] / 2;
    }
}
