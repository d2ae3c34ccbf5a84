package io.leeway.statistics.hypothesis;

/**
 * The exact distribution of the two-sided Kolmogorov-Smirnov statistic by powers of Durbin's matrix (G. Marsaglia, W. W.
 * Tsang and J. Wang, Journal of Statistical Software 8, 2003).
 */
final class DurbinMatrix {

    private static final int SCALE = 128;
    private static final double LARGE = 0x1p128;
    private static final double SMALL = 0x1p-128;

    private final int order;
    private double[] values;
    private int exponent;

    private DurbinMatrix(int order, double[] values, int exponent) {
        this.order = order;
        this.values = values;
        this.exponent = exponent;
    }

    /** The probability that the statistic of a sample of n is at most d, for d below 1. */
    static double cumulative(int n, double d) {
        int k = (int) Math.ceil(n * d);
        int order = 2 * k - 1;
        DurbinMatrix base = new DurbinMatrix(order, matrix(order, k - n * d), 0);
        DurbinMatrix power = base.power(n);
        double probability = power.values[(k - 1) * order + k - 1];
        int scale = power.exponent;
        for (int i = 1; i <= n; i++) {
            probability = i * probability / n;
            if (Math.abs(probability) < SMALL) {
                probability *= LARGE;
                scale -= SCALE;
            }
        }
        return Math.scalb(probability, scale);
    }

    private static double[] matrix(int order, double h) {
        double[] inverseFactorial = new double[order + 1];
        double[] border = new double[order];
        inverseFactorial[0] = 1;
        for (int j = 1; j <= order; j++) {
            inverseFactorial[j] = inverseFactorial[j - 1] / j;
            border[j - 1] = (1 - Math.pow(h, j)) * inverseFactorial[j];
        }
        double corner = Math.pow(Math.max(2 * h - 1, 0), order) - 2 * Math.pow(h, order);
        border[order - 1] = (1 + corner) * inverseFactorial[order];
        double[] values = new double[order * order];
        for (int row = 0; row < order; row++) {
            values[row * order] = border[row];
            for (int column = 1; column <= Math.min(row + 1, order - 1); column++) {
                values[row * order + column] = inverseFactorial[row - column + 1];
            }
        }
        for (int column = 0; column < order; column++) {
            values[(order - 1) * order + column] = border[order - 1 - column];
        }
        return values;
    }

    private DurbinMatrix power(int n) {
        DurbinMatrix result = identity();
        DurbinMatrix square = this;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square);
            }
            if (rest > 1) {
                square = square.times(square);
            }
        }
        return result;
    }

    private DurbinMatrix identity() {
        double[] one = new double[order * order];
        for (int i = 0; i < order; i++) {
            one[i * order + i] = 1;
        }
        return new DurbinMatrix(order, one, 0);
    }

    private DurbinMatrix times(DurbinMatrix other) {
        double[] product = new double[order * order];
        for (int row = 0; row < order; row++) {
            for (int inner = 0; inner < order; inner++) {
                double factor = values[row * order + inner];
                for (int column = 0; column < order; column++) {
                    product[row * order + column] += factor * other.values[inner * order + column];
                }
            }
        }
        DurbinMatrix result = new DurbinMatrix(order, product, exponent + other.exponent);
        result.rescale();
        return result;
    }

    private void rescale() {
        int centre = order / 2 * order + order / 2;
        if (Math.abs(values[centre]) > LARGE) {
            double[] scaled = new double[values.length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = values[i] * SMALL;
            }
            values = scaled;
            exponent += SCALE;
        }
    }
}
