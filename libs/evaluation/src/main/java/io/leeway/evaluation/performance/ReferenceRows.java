package io.leeway.evaluation.performance;

import io.leeway.evaluation.performance.metrics.LabelledRows;

/**
 * The labelled rows of a reference.
 *
 * @param rows those that can be measured
 * @param times when each of them happened, milliseconds since 1970, NaN where it is not known; none where rows have no event time
 */
public record ReferenceRows(LabelledRows rows, double[] times) {

    private static final double[] NONE = {};

    /** Refuses times of other rows. */
    public ReferenceRows {
        if (times.length > 0 && times.length != rows.size()) {
            throw new IllegalArgumentException("there are " + rows.size() + " rows and " + times.length + " times");
        }
    }

    /** Rows whose order says nothing. */
    public static ReferenceRows unordered(LabelledRows rows) {
        return new ReferenceRows(rows, NONE);
    }

    /** Whether rows have event times. */
    boolean isTimed() {
        return times.length > 0;
    }
}
