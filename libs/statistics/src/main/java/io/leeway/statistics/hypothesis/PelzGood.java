package io.leeway.statistics.hypothesis;

/** W. Pelz and I. J. Good's asymptotic series (1976) for the two-sided Kolmogorov-Smirnov statistic of a large sample. */
final class PelzGood {

    private static final double PI_2 = Math.PI * Math.PI;
    private static final double PI_4 = PI_2 * PI_2;
    private static final double PI_6 = PI_4 * PI_2;
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private PelzGood() {}

    /** The probability that the statistic of a sample of n is at most d. */
    static double cumulative(long n, double d) {
        double z = Math.sqrt(n) * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double z8 = z4 * z4;
        double exponent = -PI_2 / (8 * z2);
        if (exponent < -708) {
            return 0;
        }
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        int terms = (int) Math.ceil(16 * z / Math.PI);
        for (int k = terms; k >= 1; k--) {
            double m = 2 * k - 1;
            double m2 = m * m;
            double m4 = m2 * m2;
            double weight = Math.exp(exponent * m2);
            k0 += weight;
            k1 += weight * (PI_2 / 4 * m2 - z2);
            k2 += weight * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * PI_2 / 4 * m2 + PI_4 * (1 - 2 * z2) / 16 * m4);
            k3 += weight
                    * (-30 * z6
                            - 90 * z8
                            + PI_2 * (135 * z4 - 96 * z6) / 4 * m2
                            + PI_4 * (212 * z4 - 60 * z2) / 16 * m4
                            + PI_6 * (5 - 30 * z2) / 64 * m4 * m2);
        }
        k0 *= ROOT / z;
        k1 *= ROOT / (6 * z4);
        k2 *= ROOT / (72 * z6 * z);
        k3 *= ROOT / (6480 * z8 * z2);
        double even = 0;
        double quartic = 0;
        for (int k = terms; k >= 1; k--) {
            double squared = (double) k * k;
            double weight = squared * Math.exp(4 * exponent * squared);
            even += weight;
            quartic += weight * (3 * z2 - PI_2 * squared);
        }
        k2 -= even * PI_2 * ROOT / (36 * z2 * z);
        k3 += quartic * PI_2 * ROOT / (216 * z6);
        return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / (n * Math.sqrt(n));
    }
}
