package io.leeway.statistics.interval;

/**
 * A range that covers the true value with the stated probability.
 *
 * @param lower its lower end
 * @param upper its upper end, at least the lower
 * @param confidence the probability, between 0 and 1
 */
public record ConfidenceInterval(double lower, double upper, double confidence) {

    /** Refuses an empty range and a confidence out of range. */
    public ConfidenceInterval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower must be at most upper");
        }
        requireConfidence(confidence);
    }

    /** Whether a value lies within, ends included. */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but is " + confidence);
        }
    }
}
