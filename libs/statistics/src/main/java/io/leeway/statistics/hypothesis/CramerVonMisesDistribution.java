package io.leeway.statistics.hypothesis;

import java.util.Arrays;

/** The distribution of the two-sample Cramér-von Mises statistic. */
final class CramerVonMisesDistribution {

    /** The series stops at the first term below this, as scipy's does, so that both give the same digits. */
    private static final double LAST_TERM = 1e-7;

    private CramerVonMisesDistribution() {}

    /** The limit for many values (S. Csörgő and J. J. Faraway, 1996, equation 1.3). */
    static double limitSurvival(double x) {
        if (x < 0.003) {
            return 1;
        }
        double cumulative = 0;
        double term;
        double gammaRatio = Math.sqrt(Math.PI);
        int k = 0;
        do {
            double y = 4.0 * k + 1;
            double q = y * y / (16 * x);
            term = gammaRatio / (Math.pow(Math.PI, 1.5) * Math.sqrt(x)) * Math.sqrt(y) * scaledBessel(q);
            cumulative += term;
            gammaRatio *= (k + 0.5) / (k + 1);
            k++;
        } while (term >= LAST_TERM);
        return Math.max(0, 1 - cumulative);
    }

    /**
     * {@code exp(-q) K(1/4, q)}: the integral of {@code exp(-q (1 + cosh t)) cosh(t / 4)} by the trapezoidal rule, which
     * converges at once because the integrand falls off doubly exponentially.
     */
    private static double scaledBessel(double q) {
        double step = 1 / 16.0;
        double sum = 0.5 * Math.exp(-2 * q);
        for (int i = 1; ; i++) {
            double t = i * step;
            double exponent = q * (1 + Math.cosh(t));
            if (exponent > 745) {
                return sum * step;
            }
            sum += Math.exp(-exponent) * Math.cosh(t / 4);
        }
    }

    /**
     * The exact probability of at least the observed rank sum without ties (Y. Xiao, A. Gordon and A. Yakovlev, "A C++
     * Program for the Cramér-von Mises Two-Sample Test", 2006): the frequencies of the statistic's integer form over all
     * lattice paths.
     */
    static double exactSurvival(double rankSum, int n, int m) {
        long multiple = (long) n / gcd(n, m) * m;
        long a = multiple / n;
        long b = multiple / m;
        double product = (double) n * m;
        double observed = Math.floor((double) multiple
                * multiple
                * (n + m)
                * (6 * rankSum - product * (4 * product - 1))
                / (6 * product * product));
        Frequencies[] column = new Frequencies[n + 1];
        Arrays.fill(column, Frequencies.NONE);
        column[0] = Frequencies.ONE;
        for (int u = 0; u <= m; u++) {
            Frequencies path = Frequencies.NONE;
            for (int v = 0; v <= n; v++) {
                long gap = a * v - b * u;
                path = path.plus(column[v]).shift(gap * gap);
                column[v] = path;
            }
        }
        return column[n].shareFrom(observed);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** How many paths have each value of the statistic; the values ascend. */
    private record Frequencies(long[] values, double[] counts) {

        static final Frequencies NONE = new Frequencies(new long[0], new double[0]);
        static final Frequencies ONE = new Frequencies(new long[] {0}, new double[] {1});

        Frequencies plus(Frequencies other) {
            long[] merged = new long[values.length + other.values.length];
            double[] sums = new double[merged.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < values.length || j < other.values.length) {
                long left = i < values.length ? values[i] : Long.MAX_VALUE;
                long right = j < other.values.length ? other.values[j] : Long.MAX_VALUE;
                merged[size] = Math.min(left, right);
                sums[size] = (left <= right ? counts[i++] : 0) + (right <= left ? other.counts[j++] : 0);
                size++;
            }
            return new Frequencies(Arrays.copyOf(merged, size), Arrays.copyOf(sums, size));
        }

        Frequencies shift(long by) {
            long[] shifted = new long[values.length];
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = values[i] + by;
            }
            return new Frequencies(shifted, counts);
        }

        double shareFrom(double least) {
            double total = 0;
            double atLeast = 0;
            for (int i = 0; i < values.length; i++) {
                total += counts[i];
                atLeast += values[i] >= least ? counts[i] : 0;
            }
            return atLeast / total;
        }
    }
}
