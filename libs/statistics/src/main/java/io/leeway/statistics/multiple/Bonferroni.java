package io.leeway.statistics.multiple;

/** Bonferroni's correction: every p-value times the number of tests. Bounds the chance of any false rejection. */
public record Bonferroni() implements Correction {

    @Override
    public double[] adjust(double[] pValues) {
        RankedPValues ranked = new RankedPValues(pValues);
        double[] adjusted = new double[ranked.size()];
        for (int rank = 0; rank < adjusted.length; rank++) {
            adjusted[rank] = ranked.at(rank) * adjusted.length;
        }
        return ranked.restore(adjusted);
    }

    @Override
    public boolean[] decide(double[] pValues, double alpha, boolean strictly) {
        RankedPValues.requireAlpha(alpha);
        RankedPValues ranked = new RankedPValues(pValues);
        int count = 0;
        while (count < ranked.size() && ranked.within(count, rank -> alpha / ranked.size(), strictly)) {
            count++;
        }
        return ranked.rejectSmallest(count);
    }
}
