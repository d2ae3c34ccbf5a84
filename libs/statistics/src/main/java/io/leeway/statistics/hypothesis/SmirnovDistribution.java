package io.leeway.statistics.hypothesis;

/** The distribution of the one-sided one-sample Kolmogorov-Smirnov statistic. */
final class SmirnovDistribution {

    /** From this size on, the sum is sampled: its terms are so smooth that every s-th one, times s, gives the same. */
    private static final int SAMPLED_FROM = 32_768;

    private static final int SAMPLES = 8_192;

    private SmirnovDistribution() {}

    /**
     * The probability that the statistic of a sample of n exceeds d, for d in 0 to 1 (Birnbaum and Tingey's sum, each term
     * a binomial probability).
     */
    static double survival(double d, long n) {
        long last = (long) Math.floor(n * (1 - d));
        long stride = n < SAMPLED_FROM ? 1 : n / SAMPLES;
        double sum = 0;
        for (long j = 0; j <= last; j += stride) {
            double success = d + (double) j / n;
            if (success < 1) {
                sum += Stirling.binomial(j, n, success) / success;
            }
        }
        return Math.min(1, sum * stride * d);
    }
}
