package io.leeway.statistics.multivariate;

import io.leeway.statistics.Outcome;

/**
 * The squared maximum mean discrepancy (A. Gretton et al. 2012) of two samples of vectors, with the Gaussian kernel {@code
 * exp(-d^2 / (2 sigma^2))}, over every pair of rows.
 */
public final class MaximumMeanDiscrepancy {

    private MaximumMeanDiscrepancy() {}

    /**
     * The quadratic-time discrepancy.
     *
     * @param unbiased without the pairs of a row with itself; may be negative when nothing differs
     * @param biased with them; at least 0
     * @param sigma the width of the kernel
     */
    public record Result(double unbiased, double biased, double sigma) {}

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
