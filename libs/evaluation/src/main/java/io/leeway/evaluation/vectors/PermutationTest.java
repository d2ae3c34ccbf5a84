package io.leeway.evaluation.vectors;

import java.util.SplittableRandom;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.multivariate.Bandwidth;

/**
 * Tests the maximum mean discrepancy by dividing the rows of both sides anew, over and over (A. Gretton et al. 2012, section
 * 5). The kernel matrix is made once; the divisions are drawn from a fixed seed, so that the same rows give the same p-value.
 * Where none of the first {@value #FEW} divisions reaches the real one, as many again say how rare it is.
 */
final class PermutationTest {

    private static final int FEW = 199;

    private static final int MOST = 399;

    private static final long SEED = 20_120_301;

    private PermutationTest() {}

    /**
     * The result.
     *
     * @param squared the unbiased squared discrepancy; may be negative when nothing differs
     * @param pValue share of the divisions, the real one included, with at least this discrepancy
     * @param divisions how many were drawn
     */
    record Result(double squared, double pValue, int divisions) {}

    /** The test with the width from the median of the reference's pairs; undefined if those are all the same. */
    static Outcome<Result> of(double[][] reference, double[][] current) {
        return Bandwidth.MEDIAN_OF_PAIRS.of(reference).map(sigma -> test(reference, current, sigma));
    }

    private static Result test(double[][] reference, double[][] current, double sigma) {
        float[][] kernel = kernel(reference, current, sigma);
        int rows = kernel.length;
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        double total = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = i + 1; j < rows; j++) {
                total += kernel[i][j];
            }
        }
        double observed = discrepancy(kernel, order, reference.length, total);
        SplittableRandom random = new SplittableRandom(SEED);
        int atLeast = 1;
        int divisions = 0;
        while (divisions < (atLeast == 1 ? MOST : FEW)) {
            shuffle(order, random);
            atLeast += discrepancy(kernel, order, reference.length, total) >= observed ? 1 : 0;
            divisions++;
        }
        return new Result(observed, atLeast / (divisions + 1.0), divisions);
    }

    /** The pairs across follow from all pairs less those within the sides, so only the sides are summed. */
    private static double discrepancy(float[][] kernel, int[] order, int first, double total) {
        int second = order.length - first;
        double within = sum(kernel, order, 0, first);
        double other = sum(kernel, order, first, order.length);
        double across = total - within - other;
        return 2 * within / ((double) first * (first - 1))
                + 2 * other / ((double) second * (second - 1))
                - 2 * across / ((double) first * second);
    }

    private static double sum(float[][] kernel, int[] order, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            float[] row = kernel[order[i]];
            for (int j = i + 1; j < to; j++) {
                sum += row[order[j]];
            }
        }
        return sum;
    }

    private static float[][] kernel(double[][] reference, double[][] current, double sigma) {
        int rows = reference.length + current.length;
        float[][] kernel = new float[rows][rows];
        for (int i = 0; i < rows; i++) {
            double[] left = i < reference.length ? reference[i] : current[i - reference.length];
            for (int j = i + 1; j < rows; j++) {
                double[] right = j < reference.length ? reference[j] : current[j - reference.length];
                double squared = 0;
                for (int k = 0; k < left.length; k++) {
                    squared += (left[k] - right[k]) * (left[k] - right[k]);
                }
                kernel[i][j] = (float) Math.exp(-squared / (2 * sigma * sigma));
                kernel[j][i] = kernel[i][j];
            }
        }
        return kernel;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
