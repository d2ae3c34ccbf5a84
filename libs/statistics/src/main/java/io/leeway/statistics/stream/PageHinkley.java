package io.leeway.statistics.stream;

/**
 * The Page-Hinkley test (E. S. Page 1954): a cumulative sum of deviations from the running mean, in both directions, as in
 * river.
 */
public final class PageHinkley implements ChangeDetector {

    private final int minimum;
    private final double delta;
    private final double threshold;
    private final double alpha;

    private long size;
    private double mean;
    private double risen;
    private double fallen;
    private double leastRisen;
    private double greatestFallen;
    private boolean drifted;

    /**
     * A detector.
     *
     * @param minimum the values to see before it signals, at least 1
     * @param delta the change to tolerate, at least 0
     * @param threshold the cumulative deviation that counts as drift, above 0
     * @param alpha the share of the sums kept from value to value, above 0 and at most 1
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public PageHinkley(int minimum, double delta, double threshold, double alpha) {
        if (minimum < 1 || !(delta >= 0) || !(threshold > 0) || !(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "minimum must be at least 1, delta at least 0, threshold above 0 and alpha in 0..1");
        }
        this.minimum = minimum;
        this.delta = delta;
        this.threshold = threshold;
        this.alpha = alpha;
        reset();
    }

    /** The usual parameters: 30, 0.005, 50, 0.9999. */
    public static PageHinkley withDefaults() {
        return new PageHinkley(30, 0.005, 50, 1 - 0.0001);
    }

    private void reset() {
        size = 0;
        mean = 0;
        risen = 0;
        fallen = 0;
        leastRisen = Double.POSITIVE_INFINITY;
        greatestFallen = Double.NEGATIVE_INFINITY;
        drifted = false;
    }

    @Override
    public Signal update(double value) {
        ChangeDetector.requireFinite(value);
        if (drifted) {
            reset();
        }
        size++;
        mean += (value - mean) / size;
        double deviation = value - mean;
        risen = alpha * risen + deviation - delta;
        fallen = alpha * fallen + deviation + delta;
        leastRisen = Math.min(leastRisen, risen);
        greatestFallen = Math.max(greatestFallen, fallen);
        boolean beyond = risen - leastRisen > threshold || greatestFallen - fallen > threshold;
        drifted = size >= minimum && beyond;
        return drifted ? Signal.DRIFT : Signal.STABLE;
    }
}
