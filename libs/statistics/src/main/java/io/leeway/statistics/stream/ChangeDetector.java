package io.leeway.statistics.stream;

/** Watches a stream value by value; keeps state, so it belongs to one stream and one thread. */
public sealed interface ChangeDetector permits Adwin, Cusum, Ddm, Eddm, Ewma, PageHinkley {

    /**
     * Takes the next value.
     *
     * @throws IllegalArgumentException if the value is not finite, or not one that the detector takes
     */
    Signal update(double value);

    /** Refuses a value that is not finite. */
    static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite but is " + value);
        }
    }

    /** Whether a value of 0 or 1 is an error (1). */
    static boolean requireError(double value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("value must be 0 or 1 but is " + value);
        }
        return value == 1;
    }
}
