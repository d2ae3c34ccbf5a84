package io.leeway.statistics.hypothesis;

/**
 * The distribution of the two-sided one-sample Kolmogorov-Smirnov statistic, for a given size and in the limit.
 *
 * <p>Implementation after R. Simard and P. L'Ecuyer, "Computing the Two-Sided Kolmogorov-Smirnov Distribution", Journal of
 * Statistical Software 39 (2011), with the cut-offs that scipy's {@code kstwo} takes, so that both agree. Apache Commons
 * Statistics has the same algorithms but does not publish them.
 */
public final class KolmogorovDistribution {

    private static final int SMALL = 140;
    private static final int LARGE = 100_000;
    private static final double SURVIVAL_ONE = 0.754693;

    private KolmogorovDistribution() {}

    /**
     * The probability that the statistic of a sample of n exceeds d ({@code scipy.stats.kstwo.sf}).
     *
     * @throws IllegalArgumentException if n is below 1 or d is NaN
     */
    public static double survival(double d, long n) {
        if (n < 1 || Double.isNaN(d)) {
            throw new IllegalArgumentException("n must be at least 1 and d a number");
        }
        double t = n * d;
        if (t <= 0.5) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        if (t <= 1) {
            return clip(1 - rubenGambino(t, n));
        }
        if (t >= n - 1) {
            return clip(2 * Math.pow(1 - d, n));
        }
        if (d >= 0.5) {
            return clip(2 * SmirnovDistribution.survival(d, n));
        }
        return n <= SMALL ? small(d, n, t * d) : large(d, n, t * d);
    }

    /**
     * The limit of the survival function for large n ({@code scipy.stats.kstwobign.sf}).
     *
     * @param x {@code sqrt(n) d}
     * @throws IllegalArgumentException if x is NaN
     */
    public static double limitSurvival(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x must be a number");
        }
        if (x <= 0) {
            return 1;
        }
        return x < 0.82 ? clip(1 - limitCumulative(x)) : clip(limitTail(x));
    }

    /** Jacobi's theta form, which converges fast for small x. */
    private static double limitCumulative(double x) {
        double exponent = -Math.PI * Math.PI / (8 * x * x);
        if (exponent < -700) {
            return 0;
        }
        double sum = 0;
        for (int k = 1; k <= 9; k += 2) {
            sum += Math.exp(exponent * k * k);
        }
        return Math.sqrt(2 * Math.PI) / x * sum;
    }

    private static double limitTail(double x) {
        double sum = 0;
        for (int k = 6; k >= 1; k--) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }

    /** The cumulative probability for {@code 1/2 < n d <= 1}: {@code n! (2d - 1/n)^n}. */
    private static double rubenGambino(double t, long n) {
        if (n <= SMALL) {
            double product = 1;
            for (int i = 1; i <= n; i++) {
                product *= i * (2 * t - 1) / n;
            }
            return product;
        }
        double logFactorialShare = 0.5 * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + Stirling.error(n);
        return Math.exp(logFactorialShare + n * Math.log(2 * t - 1));
    }

    private static double small(double d, long n, double squared) {
        if (squared <= 4) {
            double cumulative = DurbinMatrix.cumulative((int) n, d);
            if (squared <= SURVIVAL_ONE || cumulative < 0.999) {
                return clip(1 - cumulative);
            }
        }
        return clip(2 * SmirnovDistribution.survival(d, n));
    }

    private static double large(double d, long n, double squared) {
        if (squared >= 370) {
            return 0;
        }
        if (squared >= 2.2) {
            return clip(2 * SmirnovDistribution.survival(d, n));
        }
        boolean exact = n <= LARGE && n * Math.pow(d, 1.5) <= 1.4;
        return clip(1 - (exact ? DurbinMatrix.cumulative((int) n, d) : PelzGood.cumulative(n, d)));
    }

    private static double clip(double probability) {
        return Math.clamp(probability, 0.0, 1.0);
    }
}
