package io.leeway.statistics.hypothesis;

/**
 * The exceedance test of Rosenbaum: whether more values of one side lie outside the other side's range than chance explains.
 * Exact for independent values of one continuous distribution, and errs to the quiet side where values repeat.
 *
 * <p>Where all orders of n reference and m current values are equally likely, the number K of current values below all or
 * above all reference values has P(K = k) = (k + 1) C(n + m - k - 2, m - k) / C(n + m, m). Its mean is 2 m / (n + 1).
 *
 * <p>S. Rosenbaum, "Tables for a nonparametric test of dispersion", Annals of Mathematical Statistics 24 (1953).
 */
public final class RangeExceedance {

    /** Terms that are smaller by as much are no part of the sum any more. */
    private static final double NEGLIGIBLE = 1e-17;

    private RangeExceedance() {}

    /**
     * How likely at least so many current values lie outside while nothing differs.
     *
     * @param reference how many values the range is of, at least two
     * @param current how many values are held against it
     * @param outside how many of them are below or above all of the reference's, 0 to {@code current}
     * @throws IllegalArgumentException if there are fewer than two reference values or more outside than there are values
     */
    public static double pValue(long reference, long current, long outside) {
        if (reference < 2 || outside < 0 || outside > current) {
            throw new IllegalArgumentException(
                    outside + " of " + current + " values outside the range of " + reference);
        }
        if (outside == 0) {
            return 1;
        }
        double total = (double) reference + current;
        // the probability of k without the factor k + 1
        double rest = (reference / total) * ((reference - 1) / (total - 1));
        for (long k = 0; k < outside && rest > 0; k++) {
            rest *= (current - k) / (total - 2 - k);
        }
        double sum = 0;
        for (long k = outside; k <= current; k++) {
            double term = (k + 1) * rest;
            sum += term;
            if (term <= NEGLIGIBLE * sum) {
                break;
            }
            rest *= (current - k) / (total - 2 - k);
        }
        return Math.min(1, sum);
    }
}
