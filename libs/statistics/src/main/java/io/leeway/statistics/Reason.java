package io.leeway.statistics;

/** Why a statistic is {@linkplain Outcome.Undefined undefined} for its input. */
public enum Reason {
    /** The reference holds no usable value. */
    REFERENCE_EMPTY("the reference holds no usable value"),
    /** The current data hold no usable value. */
    CURRENT_EMPTY("the current data hold no usable value"),
    /** There is no row at all. */
    NO_ROWS("there is no row"),
    /** There are fewer values than the statistic needs. */
    TOO_FEW_VALUES("there are fewer values than the statistic needs"),
    /** All values are equal, so the statistic has no scale to measure on. */
    NO_VARIATION("all values are equal"),
    /** Only one class occurs among the true labels. */
    SINGLE_CLASS("only one class occurs among the true labels"),
    /** No true label is positive. */
    NO_POSITIVES("no true label is positive"),
    /** No true label is negative. */
    NO_NEGATIVES("no true label is negative"),
    /** No row is predicted as the class. */
    NOT_PREDICTED("no row is predicted as the class"),
    /** All rows are predicted as one class. */
    SINGLE_PREDICTION("all rows are predicted as one class"),
    /** Every true value is zero. */
    ALL_ZERO("every true value is zero"),
    /** The rows carry no score. */
    NO_SCORES("the rows carry no score"),
    /** A score lies outside 0 to 1. */
    NOT_PROBABILITIES("a score lies outside 0 to 1"),
    /** A value is negative where the statistic takes none. */
    NEGATIVE_VALUES("a value is negative"),
    /** The statistic applies to two classes only. */
    NOT_BINARY("the statistic applies to two classes only"),
    /** The value exceeds the range of a double. */
    NOT_FINITE("the value exceeds the range of a double");

    private final String description;

    Reason(String description) {
        this.description = description;
    }

    /** The reason in words, without a full stop. */
    public String description() {
        return description;
    }
}
