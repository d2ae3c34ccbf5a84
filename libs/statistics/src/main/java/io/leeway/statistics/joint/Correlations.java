package io.leeway.statistics.joint;

import java.util.Arrays;

/** Pearson's correlations of all pairs of columns; NaN where a column does not vary. */
public final class Correlations {

    /**
     * A correlation beyond it counts as this one: Fisher's transformation makes a chasm of 0.999 and 0.9999, which no team
     * cares for.
     */
    private static final double GREATEST = 0.99;

    private final int columns;
    private final double[] values;

    Correlations(int columns, double[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** How many columns there are. */
    public int columns() {
        return columns;
    }

    /** The correlation of two columns, -1 to 1; NaN where one does not vary. */
    public double of(int one, int other) {
        return values[Triangle.index(one, other)];
    }

    /** Whether a column varies. */
    public boolean varies(int column) {
        return !Double.isNaN(of(column, column));
    }

    /** Those of some of the columns, in that order. */
    public Correlations of(int[] some) {
        double[] chosen = new double[Triangle.size(some.length)];
        int at = 0;
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j <= i; j++) {
                chosen[at++] = of(some[i], some[j]);
            }
        }
        return new Correlations(some.length, chosen);
    }

    /** Fisher's transformation of the correlation of two columns, artanh; NaN where there is none. */
    public double fisher(int one, int other) {
        double value = Math.clamp(of(one, other), -GREATEST, GREATEST);
        return 0.5 * Math.log((1 + value) / (1 - value));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Correlations other && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
