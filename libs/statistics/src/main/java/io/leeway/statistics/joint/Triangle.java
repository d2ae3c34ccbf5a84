package io.leeway.statistics.joint;

/** Where the entries of a symmetric matrix are in an array that holds its lower triangle row by row. */
public final class Triangle {

    private Triangle() {}

    /** How many entries there are, the diagonal included. */
    public static int size(int columns) {
        return columns * (columns + 1) / 2;
    }

    /** Where the entry of a row and a column is, in either order. */
    public static int index(int one, int other) {
        return one >= other ? size(one) + other : size(other) + one;
    }
}
