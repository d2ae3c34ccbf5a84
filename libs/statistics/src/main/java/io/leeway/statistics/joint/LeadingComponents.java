package io.leeway.statistics.joint;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The leading principal components of columns, each in units of its own standard deviation: the directions that together hold
 * most of their variance.
 */
public final class LeadingComponents {

    private final double[][] directions;
    private final int columns;

    private LeadingComponents(double[][] directions, int columns) {
        this.directions = directions;
        this.columns = columns;
    }

    /**
     * As many components as hold at least that share of the variance, but one fewer than there are columns.
     *
     * @param share above 0 and below 1
     * @return undefined below two columns, or if one does not vary
     */
    public static Outcome<LeadingComponents> of(Correlations correlations, double share) {
        int columns = correlations.columns();
        if (columns < 2) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double[][] matrix = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            if (!correlations.varies(i)) {
                return Outcome.undefined(Reason.NO_VARIATION);
            }
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = correlations.of(i, j);
            }
        }
        // Of a symmetric matrix, so the values are real, and the greatest comes first.
        EigenDecomposition found = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
        int count = 0;
        double held = 0;
        while (held < share * columns && count < columns - 1) {
            held += found.getRealEigenvalue(count);
            count++;
        }
        double[][] directions = new double[count][];
        for (int i = 0; i < count; i++) {
            directions[i] = found.getEigenvector(i).toArray();
        }
        return Outcome.of(new LeadingComponents(directions, columns));
    }

    /** How many components there are. */
    public int count() {
        return directions.length;
    }

    /**
     * The share of the squared distance from the centre, 0 to 1, that lies outside these components, in data of these
     * correlations: each column in units of its own standard deviation there, so that a column which moves or spreads by itself
     * changes nothing.
     *
     * @return undefined if a column does not vary
     * @throws IllegalArgumentException if there are other columns
     */
    public Outcome<Double> outside(Correlations correlations) {
        if (correlations.columns() != columns) {
            throw new IllegalArgumentException("correlations must be of " + columns + " columns");
        }
        double within = Arrays.stream(directions)
                .mapToDouble(direction -> variance(direction, correlations))
                .sum();
        return Double.isNaN(within)
                ? Outcome.undefined(Reason.NO_VARIATION)
                : Outcome.of(Math.clamp(1 - within / columns, 0, 1));
    }

    /** The variance along a direction. */
    private static double variance(double[] direction, Correlations correlations) {
        double variance = 0;
        for (int i = 0; i < direction.length; i++) {
            double row = 0;
            for (int j = 0; j < i; j++) {
                row += correlations.of(i, j) * direction[j];
            }
            variance += direction[i] * (2 * row + correlations.of(i, i) * direction[i]);
        }
        return variance;
    }
}
