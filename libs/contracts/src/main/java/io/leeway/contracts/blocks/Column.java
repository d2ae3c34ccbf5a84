package io.leeway.contracts.blocks;

import java.util.Arrays;

/** One column of a {@link Block}. Its arrays are not copied: whoever makes or reads a column must not change them. */
public sealed interface Column {

    /** The column's name. */
    String name();

    /** How many rows it has. */
    int rows();

    /** The column of some of its rows, each as often as it is named and in that order; a dictionary is shared. */
    default Column select(int[] some) {
        return switch (this) {
            case Numeric(String name, double[] values) ->
                new Numeric(
                        name,
                        Arrays.stream(some).mapToDouble(row -> values[row]).toArray());
            case Text(String name, String[] dictionary, int[] codes) ->
                new Text(
                        name,
                        dictionary,
                        Arrays.stream(some).map(row -> codes[row]).toArray());
        };
    }

    /**
     * Doubles.
     *
     * @param values one per row; {@code NaN} is missing, infinities are kept
     */
    record Numeric(String name, double[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /**
     * Text, by dictionary.
     *
     * @param dictionary the distinct values
     * @param codes one per row: an index into the dictionary, or -1 for missing
     */
    record Text(String name, String[] dictionary, int[] codes) implements Column {
        @Override
        public int rows() {
            return codes.length;
        }
    }
}
