package io.leeway.statistics.stream;

/**
 * The exponentially weighted moving average chart (S. W. Roberts 1959): smooths the values and signals when the average leaves
 * its limits around a known mean.
 */
public final class Ewma implements ChangeDetector {

    private final double mean;
    private final double deviation;
    private final double weight;
    private final double width;

    private double average;
    private double forgotten;

    /**
     * A detector.
     *
     * @param mean the mean when all is well
     * @param deviation the standard deviation when all is well, above 0
     * @param weight the weight of the newest value, above 0 and at most 1
     * @param width the limits, in standard deviations of the average, above 0
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Ewma(double mean, double deviation, double weight, double width) {
        ChangeDetector.requireFinite(mean);
        if (!(deviation > 0 && Double.isFinite(deviation)) || !(weight > 0 && weight <= 1) || !(width > 0)) {
            throw new IllegalArgumentException("deviation must be above 0, weight in 0..1 and width above 0");
        }
        this.mean = mean;
        this.deviation = deviation;
        this.weight = weight;
        this.width = width;
        reset();
    }

    /** The usual chart: weight 0.2, width 3. */
    public static Ewma of(double mean, double deviation) {
        return new Ewma(mean, deviation, 0.2, 3);
    }

    private void reset() {
        average = mean;
        forgotten = 1;
    }

    /** The current average. */
    public double average() {
        return average;
    }

    @Override
    public Signal update(double value) {
        ChangeDetector.requireFinite(value);
        average += weight * (value - average);
        forgotten *= (1 - weight) * (1 - weight);
        double limit = width * deviation * Math.sqrt(weight / (2 - weight) * (1 - forgotten));
        if (Math.abs(average - mean) <= limit) {
            return Signal.STABLE;
        }
        reset();
        return Signal.DRIFT;
    }
}
