package io.leeway.statistics.multiple;

/**
 * Benjamini and Hochberg's step-up correction (1995). Bounds the expected share of false rejections among all, for tests
 * that are independent or positively dependent.
 */
public record BenjaminiHochberg() implements Correction {

    @Override
    public double[] adjust(double[] pValues) {
        RankedPValues ranked = new RankedPValues(pValues);
        double[] adjusted = new double[ranked.size()];
        double smallest = 1;
        for (int rank = adjusted.length - 1; rank >= 0; rank--) {
            // divided by the share, as statsmodels does, so that the last digit agrees
            smallest = Math.min(smallest, ranked.at(rank) / ((rank + 1.0) / adjusted.length));
            adjusted[rank] = smallest;
        }
        return ranked.restore(adjusted);
    }

    @Override
    public boolean[] decide(double[] pValues, double alpha, boolean strictly) {
        RankedPValues.requireAlpha(alpha);
        RankedPValues ranked = new RankedPValues(pValues);
        int count = ranked.size();
        while (count > 0 && !ranked.within(count - 1, rank -> alpha * (rank + 1) / ranked.size(), strictly)) {
            count--;
        }
        return ranked.rejectSmallest(count);
    }
}
