package io.leeway.statistics.hypothesis;

/** Stirling's error and the binomial probability built on it (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000). */
final class Stirling {

    private static final double[] SMALL = new double[16];

    static {
        double logFactorial = 0;
        for (int n = 1; n < SMALL.length; n++) {
            logFactorial += Math.log(n);
            SMALL[n] = logFactorial - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
        }
    }

    private Stirling() {}

    /** {@code ln n! - (ln sqrt(2 pi n) + n ln n - n)} for n at least 1. */
    static double error(double n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double squared = n * n;
        return (1 / 12.0
                        - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / squared) / squared) / squared)
                                / squared)
                / n;
    }

    /** The probability of k successes in n trials, accurate in the tails. */
    static double binomial(double k, double n, double success) {
        if (k == 0) {
            return Math.exp(n * Math.log1p(-success));
        }
        if (k == n) {
            return Math.exp(n * Math.log(success));
        }
        double exponent =
                error(n) - error(k) - error(n - k) - deviance(k, n * success) - deviance(n - k, n * (1 - success));
        return Math.sqrt(n / (2 * Math.PI * k * (n - k))) * Math.exp(exponent);
    }

    /** {@code x ln(x / mean) + mean - x} without cancellation near the mean. */
    private static double deviance(double x, double mean) {
        double difference = x - mean;
        if (Math.abs(difference) >= 0.1 * (x + mean)) {
            return x * Math.log(x / mean) + mean - x;
        }
        double v = difference / (x + mean);
        double sum = difference * v;
        double power = 2 * x * v;
        double squared = v * v;
        for (int j = 3; ; j += 2) {
            power *= squared;
            double next = sum + power / j;
            if (next == sum) {
                return next;
            }
            sum = next;
        }
    }
}
