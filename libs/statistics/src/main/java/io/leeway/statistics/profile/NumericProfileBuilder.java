package io.leeway.statistics.profile;

import java.util.Objects;

/**
 * Profiles a column that comes value by value or part by part, in bounded memory.
 *
 * <p>Exact up to a cap of distinct values; beyond it the profile is {@linkplain NumericProfile#compress(int) compressed} and
 * states its error. Holds at most three caps of values at any time. Not safe for use by several threads at once.
 */
public final class NumericProfileBuilder {

    private static final int SMALLEST_BUFFER = 4_096;

    private final int cap;
    private final double[] buffer;
    private final NumericProfiler profiler = new NumericProfiler();
    private NumericProfile profile = NumericProfile.empty();
    private int buffered;

    /** A builder with the {@linkplain NumericProfile#DEFAULT_CAP default cap}. */
    public NumericProfileBuilder() {
        this(NumericProfile.DEFAULT_CAP);
    }

    /**
     * A builder with a cap of its own.
     *
     * @param cap the most distinct values of the profile, at least 2
     * @throws IllegalArgumentException if the cap is below 2
     */
    public NumericProfileBuilder(int cap) {
        if (cap < 2) {
            throw new IllegalArgumentException("cap must be at least 2 but is " + cap);
        }
        this.cap = cap;
        this.buffer = new double[Math.max(SMALLEST_BUFFER, cap / 4)];
    }

    /** Adds a value; NaN is missing. */
    public NumericProfileBuilder add(double value) {
        buffer[buffered++] = value;
        if (buffered == buffer.length) {
            flush();
        }
        return this;
    }

    /**
     * Adds the values from {@code from} up to but not including {@code to}.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public NumericProfileBuilder add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        for (int i = from; i < to; i++) {
            add(values[i]);
        }
        return this;
    }

    private void flush() {
        profile = profile.merge(profiler.profile(buffer, 0, buffered));
        buffered = 0;
        // only at twice the cap, because every compression adds to the error
        if (profile.distinct() > 2L * cap) {
            profile = profile.compress(cap);
        }
    }

    /** The profile of what was added so far. */
    public NumericProfile build() {
        flush();
        return profile.compress(cap);
    }
}
