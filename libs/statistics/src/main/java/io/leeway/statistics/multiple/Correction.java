package io.leeway.statistics.multiple;

/** A correction for testing many hypotheses at once. */
public sealed interface Correction permits Bonferroni, Holm, BenjaminiHochberg {

    /**
     * The adjusted p-values, in the order given; a hypothesis is rejected at level alpha when its adjusted p-value is at
     * most alpha.
     *
     * @param pValues each in 0 to 1; not modified
     * @throws IllegalArgumentException if a p-value is not in 0 to 1
     */
    double[] adjust(double[] pValues);

    /**
     * Which hypotheses are rejected, in the order given.
     *
     * @param pValues each in 0 to 1; not modified
     * @param alpha the level, between 0 and 1
     * @throws IllegalArgumentException if a p-value or alpha is out of range
     */
    default boolean[] reject(double[] pValues, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1 but is " + alpha);
        }
        double[] adjusted = adjust(pValues);
        boolean[] rejected = new boolean[adjusted.length];
        for (int i = 0; i < adjusted.length; i++) {
            rejected[i] = adjusted[i] <= alpha;
        }
        return rejected;
    }
}
