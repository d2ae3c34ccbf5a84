package io.leeway.statistics.profile;

import java.util.Objects;

/**
 * Profiles many columns one after the other with one set of buffers.
 *
 * <p>Not safe for use by several threads at once; the profiles it returns are immutable and share nothing with it.
 */
public final class NumericProfiler {

    private final ColumnSorter sorter = new ColumnSorter();

    /** The profile of a column, NaN meaning missing. The array is not modified. */
    public NumericProfile profile(double[] values) {
        return profile(values, 0, values.length);
    }

    /**
     * The profile of the values from {@code from} up to but not including {@code to}.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public NumericProfile profile(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        sorter.load(values, from, to);
        return NumericProfile.of(sorter);
    }
}
