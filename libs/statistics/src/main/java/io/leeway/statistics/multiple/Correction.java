package io.leeway.statistics.multiple;

/** A correction for testing many hypotheses at once. */
public sealed interface Correction permits Bonferroni, Holm, BenjaminiHochberg {

    /**
     * The adjusted p-values, in the order given: the least level at which each hypothesis is rejected.
     *
     * @param pValues each in 0 to 1; not modified
     * @throws IllegalArgumentException if a p-value is not in 0 to 1
     */
    double[] adjust(double[] pValues);

    /** Which hypotheses are rejected, a p-value that just meets its limit included or not. */
    boolean[] decide(double[] pValues, double alpha, boolean strictly);

    /**
     * Which hypotheses are rejected, in the order given; a p-value that just meets its limit is.
     *
     * @param pValues each in 0 to 1; not modified
     * @param alpha the level, between 0 and 1
     * @throws IllegalArgumentException if a p-value or alpha is out of range
     */
    default boolean[] reject(double[] pValues, double alpha) {
        return decide(pValues, alpha, false);
    }

    /** As {@link #reject}, but a p-value that just meets its limit is not rejected: alibi-detect's rule. */
    default boolean[] rejectStrictly(double[] pValues, double alpha) {
        return decide(pValues, alpha, true);
    }
}
