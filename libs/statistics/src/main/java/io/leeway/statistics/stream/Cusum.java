package io.leeway.statistics.stream;

/**
 * The two-sided tabular CUSUM chart (E. S. Page 1954; D. C. Montgomery, "Statistical Quality Control"): sums the standardised
 * deviations from a known mean beyond a slack, and signals when a sum passes the limit.
 */
public final class Cusum implements ChangeDetector {

    private final double mean;
    private final double deviation;
    private final double slack;
    private final double limit;

    private double high;
    private double low;

    /**
     * A detector.
     *
     * @param mean the mean when all is well
     * @param deviation the standard deviation when all is well, above 0
     * @param slack the shift to tolerate, in standard deviations, at least 0
     * @param limit the sum that counts as drift, in standard deviations, above 0
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Cusum(double mean, double deviation, double slack, double limit) {
        ChangeDetector.requireFinite(mean);
        if (!(deviation > 0 && Double.isFinite(deviation)) || !(slack >= 0) || !(limit > 0)) {
            throw new IllegalArgumentException("deviation must be above 0, slack at least 0 and limit above 0");
        }
        this.mean = mean;
        this.deviation = deviation;
        this.slack = slack;
        this.limit = limit;
    }

    /** The usual chart for a shift of one standard deviation: slack 0.5, limit 5. */
    public static Cusum of(double mean, double deviation) {
        return new Cusum(mean, deviation, 0.5, 5);
    }

    @Override
    public Signal update(double value) {
        ChangeDetector.requireFinite(value);
        double standard = (value - mean) / deviation;
        high = Math.max(0, high + standard - slack);
        low = Math.max(0, low - standard - slack);
        if (high <= limit && low <= limit) {
            return Signal.STABLE;
        }
        high = 0;
        low = 0;
        return Signal.DRIFT;
    }
}
