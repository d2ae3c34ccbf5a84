package io.leeway.statistics.joint;

import java.util.Arrays;

/**
 * The weights, means and co-moments of rows of numbers, from which every covariance and correlation follows. Immutable.
 *
 * <p>Rows are centred tile by tile and tiles are merged by the update of Chan, Golub and LeVeque (1983), so that a mean that is
 * large beside the spread costs no digits. Merging the moments of parts gives those of the whole, up to rounding.
 */
public final class SecondMoments {

    /** As many rows of a few dozen columns stay in the cache of one core. */
    private static final int TILE = 128;

    private final int columns;
    private final long rows;
    private final double weight;
    private final double squaredWeights;
    private final double[] means;
    private final double[] products;

    private SecondMoments(
            int columns, long rows, double weight, double squaredWeights, double[] means, double[] products) {
        this.columns = columns;
        this.rows = rows;
        this.weight = weight;
        this.squaredWeights = squaredWeights;
        this.means = means;
        this.products = products;
    }

    /** Those of no rows. */
    public static SecondMoments empty(int columns) {
        return new SecondMoments(columns, 0, 0, 0, new double[columns], new double[Triangle.size(columns)]);
    }

    /**
     * Those of rows that all have the same weight.
     *
     * @param values one array a column, each with at least so many finite values; they are not changed
     * @param weight how many rows each stands for, above 0
     */
    public static SecondMoments of(double[][] values, int rows, double weight) {
        int columns = values.length;
        double[][] tile = new double[columns][TILE];
        double[] tileMeans = new double[columns];
        double[] tileProducts = new double[Triangle.size(columns)];
        SecondMoments whole = empty(columns);
        for (int from = 0; from < rows; from += TILE) {
            int length = Math.min(TILE, rows - from);
            for (int column = 0; column < columns; column++) {
                tileMeans[column] = centre(values[column], from, length, tile[column]);
            }
            for (int i = 0; i < columns; i += 2) {
                for (int j = 0; j <= i; j += 2) {
                    products(tile, i, j, length, weight, tileProducts);
                }
            }
            whole = whole.merge(new SecondMoments(
                    columns, length, weight * length, weight * weight * length, tileMeans, tileProducts));
        }
        return whole;
    }

    /**
     * Stored moments.
     *
     * @throws IllegalArgumentException if the arrays do not fit, or a weight is no weight
     */
    public static SecondMoments of(long rows, double weight, double squaredWeights, double[] means, double[] products) {
        boolean weights = rows >= 0 && weight >= 0 && squaredWeights >= 0 && Double.isFinite(weight);
        if (!weights || products.length != Triangle.size(means.length)) {
            throw new IllegalArgumentException("these are no moments of " + means.length + " columns");
        }
        return new SecondMoments(means.length, rows, weight, squaredWeights, means.clone(), products.clone());
    }

    private static double centre(double[] values, int from, int length, double[] target) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[from + i];
        }
        double mean = sum / length;
        for (int i = 0; i < length; i++) {
            target[i] = values[from + i] - mean;
        }
        return mean;
    }

    /**
     * The products of two columns with two, four sums at a time: each addition of one sum has to wait for the one before it,
     * and each value that is read serves twice. A column that is not there repeats the one before it.
     */
    private static void products(double[][] tile, int i, int j, int length, double weight, double[] target) {
        int nextI = Math.min(i + 1, tile.length - 1);
        int nextJ = Math.min(j + 1, tile.length - 1);
        double[] oneI = tile[i];
        double[] otherI = tile[nextI];
        double[] oneJ = tile[j];
        double[] otherJ = tile[nextJ];
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int row = 0; row < length; row++) {
            a += oneI[row] * oneJ[row];
            b += oneI[row] * otherJ[row];
            c += otherI[row] * oneJ[row];
            d += otherI[row] * otherJ[row];
        }
        target[Triangle.index(i, j)] = weight * a;
        target[Triangle.index(i, nextJ)] = weight * b;
        target[Triangle.index(nextI, j)] = weight * c;
        target[Triangle.index(nextI, nextJ)] = weight * d;
    }

    /**
     * Those of the rows of both.
     *
     * @throws IllegalArgumentException if the other has another number of columns
     */
    public SecondMoments merge(SecondMoments other) {
        if (other.columns != columns) {
            throw new IllegalArgumentException(
                    "moments of " + columns + " and of " + other.columns + " columns cannot be merged");
        }
        double together = weight + other.weight;
        double share = together == 0 ? 0 : other.weight / together;
        double[] mergedMeans = new double[columns];
        double[] mergedProducts = new double[products.length];
        double[] apart = new double[columns];
        int at = 0;
        for (int i = 0; i < columns; i++) {
            apart[i] = other.means[i] - means[i];
            mergedMeans[i] = means[i] + share * apart[i];
            for (int j = 0; j <= i; j++, at++) {
                mergedProducts[at] = products[at] + other.products[at] + weight * share * apart[i] * apart[j];
            }
        }
        return new SecondMoments(
                columns,
                rows + other.rows,
                together,
                squaredWeights + other.squaredWeights,
                mergedMeans,
                mergedProducts);
    }

    /** How many columns there are. */
    public int columns() {
        return columns;
    }

    /** How many rows were looked at. */
    public long rows() {
        return rows;
    }

    /** How many rows these stand for. */
    public double weight() {
        return weight;
    }

    /** The sum of the squared weights. */
    public double squaredWeights() {
        return squaredWeights;
    }

    /** As many rows of equal weight say as much (Kish 1965); 0 without rows. */
    public double effectiveRows() {
        return squaredWeights == 0 ? 0 : weight * weight / squaredWeights;
    }

    /** The means; not to be changed. */
    public double[] means() {
        return means;
    }

    /** The co-moments, by {@link Triangle}: sums of products of differences from the means; not to be changed. */
    public double[] products() {
        return products;
    }

    /** The sum of products of two columns' differences from their means. */
    public double covarianceSum(int one, int other) {
        return products[Triangle.index(one, other)];
    }

    /** The covariance of two columns with divisor n; NaN without rows. */
    public double covariance(int one, int other) {
        return covarianceSum(one, other) / weight;
    }

    /** The correlations; a column that does not vary has none. */
    public Correlations correlations() {
        double[] deviations = new double[columns];
        for (int i = 0; i < columns; i++) {
            double rounding = 4 * Math.ulp(means[i]);
            double squares = products[Triangle.index(i, i)];
            deviations[i] = squares > weight * rounding * rounding ? Math.sqrt(squares) : Double.NaN;
        }
        double[] values = new double[products.length];
        int at = 0;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++, at++) {
                values[at] = Math.clamp(products[at] / deviations[i] / deviations[j], -1, 1);
            }
        }
        return new Correlations(columns, values);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SecondMoments other
                && rows == other.rows
                && weight == other.weight
                && squaredWeights == other.squaredWeights
                && Arrays.equals(means, other.means)
                && Arrays.equals(products, other.products);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(rows) * 31 + Arrays.hashCode(products);
    }
}
