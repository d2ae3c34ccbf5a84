package io.leeway.statistics.threshold;

/**
 * A fixed limit on a metric.
 *
 * @param limit the limit, finite
 * @param polarity the bad side; {@link Polarity#BOTH} bounds the absolute value
 * @param inclusive whether the limit itself already breaches
 */
public record StaticThreshold(double limit, Polarity polarity, boolean inclusive) {

    /** Refuses a limit that is not finite, and a negative one on the absolute value. */
    public StaticThreshold {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit must be finite but is " + limit);
        }
        if (polarity == Polarity.BOTH && limit < 0) {
            throw new IllegalArgumentException("limit on an absolute value must not be negative but is " + limit);
        }
    }

    /**
     * Whether a value breaches the limit.
     *
     * @throws IllegalArgumentException if the value is NaN
     */
    public boolean isBreachedBy(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value must be a number");
        }
        double excess =
                switch (polarity) {
                    case HIGH_IS_BAD -> Double.compare(value, limit);
                    case LOW_IS_BAD -> Double.compare(limit, value);
                    case BOTH -> Double.compare(Math.abs(value), limit);
                };
        return excess > 0 || (inclusive && excess == 0);
    }
}
