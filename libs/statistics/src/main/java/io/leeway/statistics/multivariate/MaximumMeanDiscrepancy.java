package io.leeway.statistics.multivariate;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The squared maximum mean discrepancy (A. Gretton et al. 2012) of two samples of vectors, with the Gaussian kernel {@code
 * exp(-d^2 / (2 sigma^2))}.
 *
 * <p>The quadratic forms look at every pair of rows; the linear-time form looks at each row once, for large samples, and comes
 * with a p-value.
 */
public final class MaximumMeanDiscrepancy {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private MaximumMeanDiscrepancy() {}

    /**
     * The quadratic-time discrepancy.
     *
     * @param unbiased without the pairs of a row with itself; may be negative when nothing differs
     * @param biased with them; at least 0
     * @param sigma the width of the kernel
     */
    public record Result(double unbiased, double biased, double sigma) {}

    /**
     * The linear-time discrepancy.
     *
     * @param squared the estimate; may be negative when nothing differs
     * @param pValue the probability of at least this much when nothing differs, one-sided, by the normal limit
     * @param sigma the width of the kernel
     */
    public record LinearResult(double squared, double pValue, double sigma) {}

    /** The discrepancy with the width from {@link Bandwidth#MEDIAN_OF_PAIRS}; undefined below two rows a side. */
    public static Outcome<Result> compare(double[][] reference, double[][] current) {
        return Bandwidth.MEDIAN_OF_PAIRS.of(reference).flatMap(sigma -> compare(reference, current, sigma));
    }

    /**
     * The discrepancy for a given width; undefined below two rows a side.
     *
     * @throws IllegalArgumentException if sigma is not above 0, rows differ in length or hold a number that is not finite
     */
    public static Outcome<Result> compare(double[][] reference, double[][] current, double sigma) {
        requireSigma(sigma);
        return Samples.<Result>lacking(reference, current, 2).orElseGet(() -> {
            double n = reference.length;
            double m = current.length;
            double within = pairs(reference, sigma);
            double withinCurrent = pairs(current, sigma);
            double across = 0;
            for (double[] left : reference) {
                for (double[] right : current) {
                    across += kernel(left, right, sigma);
                }
            }
            double cross = 2 * across / (n * m);
            double unbiased = 2 * within / (n * (n - 1)) + 2 * withinCurrent / (m * (m - 1)) - cross;
            double biased = (2 * within + n) / (n * n) + (2 * withinCurrent + m) / (m * m) - cross;
            return Outcome.of(new Result(unbiased, Math.max(0, biased), sigma));
        });
    }

    /**
     * The linear-time discrepancy over as many rows as the smaller side has; undefined below eight rows a side, or if the
     * samples do not vary.
     *
     * @throws IllegalArgumentException if sigma is not above 0, rows differ in length or hold a number that is not finite
     */
    public static Outcome<LinearResult> compareLinear(double[][] reference, double[][] current, double sigma) {
        requireSigma(sigma);
        return Samples.<LinearResult>lacking(reference, current, 8).orElseGet(() -> linear(reference, current, sigma));
    }

    private static Outcome<LinearResult> linear(double[][] reference, double[][] current, double sigma) {
        int blocks = Math.min(reference.length, current.length) / 2;
        double mean = 0;
        double squares = 0;
        for (int block = 0; block < blocks; block++) {
            double[] x = reference[2 * block];
            double[] nextX = reference[2 * block + 1];
            double[] y = current[2 * block];
            double[] nextY = current[2 * block + 1];
            double term = kernel(x, nextX, sigma)
                    + kernel(y, nextY, sigma)
                    - kernel(x, nextY, sigma)
                    - kernel(nextX, y, sigma);
            double difference = term - mean;
            mean += difference / (block + 1);
            squares += difference * (term - mean);
        }
        double error = Math.sqrt(squares / (blocks - 1.0) / blocks);
        if (error == 0) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        return Outcome.of(new LinearResult(mean, NORMAL.survivalProbability(mean / error), sigma));
    }

    private static double pairs(double[][] rows, double sigma) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length; j++) {
                sum += kernel(rows[i], rows[j], sigma);
            }
        }
        return sum;
    }

    private static double kernel(double[] left, double[] right, double sigma) {
        return Math.exp(-Samples.squaredDistance(left, right) / (2 * sigma * sigma));
    }

    private static void requireSigma(double sigma) {
        if (!(sigma > 0 && Double.isFinite(sigma))) {
            throw new IllegalArgumentException("sigma must be above 0 but is " + sigma);
        }
    }
}
