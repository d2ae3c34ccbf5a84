package io.leeway.statistics.hypothesis;

/** The least-squares parabola through a few points. */
final class Quadratic {

    private Quadratic() {}

    /** The coefficients of 1, x and x squared. */
    static double[] fit(double[] x, double[] y) {
        double[][] system = new double[3][4];
        for (int i = 0; i < x.length; i++) {
            double[] powers = {1, x[i], x[i] * x[i]};
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    system[row][column] += powers[row] * powers[column];
                }
                system[row][3] += powers[row] * y[i];
            }
        }
        return solve(system);
    }

    /** Gaussian elimination; the normal matrix of distinct points is positive definite, so no pivot is zero. */
    private static double[] solve(double[][] system) {
        for (int pivot = 0; pivot < 3; pivot++) {
            for (int row = pivot + 1; row < 3; row++) {
                double factor = system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column < 4; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        double[] solution = new double[3];
        for (int row = 2; row >= 0; row--) {
            double rest = system[row][3];
            for (int column = row + 1; column < 3; column++) {
                rest -= system[row][column] * solution[column];
            }
            solution[row] = rest / system[row][row];
        }
        return solution;
    }
}
