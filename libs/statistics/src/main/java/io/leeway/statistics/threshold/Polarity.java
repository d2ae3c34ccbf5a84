package io.leeway.statistics.threshold;

/** On which side of a limit a metric is bad. */
public enum Polarity {
    /** Greater is worse: a distance, an error. */
    HIGH_IS_BAD,
    /** Less is worse: an accuracy, a p-value. */
    LOW_IS_BAD,
    /** Both sides are bad: a mean, a rate that should stay where it is. */
    BOTH
}
