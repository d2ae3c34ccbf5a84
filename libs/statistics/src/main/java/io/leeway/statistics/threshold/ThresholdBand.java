package io.leeway.statistics.threshold;

/**
 * Where a metric may move, learned from its history.
 *
 * @param lower the least good value; negative infinity if low values are not bad
 * @param upper the greatest good value; infinity if high values are not bad
 * @param mean the mean of the history
 * @param deviation the standard deviation of the history
 * @param history how many values it was learned from
 */
public record ThresholdBand(double lower, double upper, double mean, double deviation, int history) {

    /**
     * Whether a value lies outside; the ends are inside.
     *
     * @throws IllegalArgumentException if the value is NaN
     */
    public boolean isBreachedBy(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value must be a number");
        }
        return value < lower || value > upper;
    }

    /** This band without what lies beyond the range of the metric, where it then has no limit worth stating. */
    public ThresholdBand clip(double least, double greatest) {
        return new ThresholdBand(
                Double.isInfinite(lower) ? lower : Math.max(lower, least),
                Double.isInfinite(upper) ? upper : Math.min(upper, greatest),
                mean,
                deviation,
                history);
    }
}
