package io.leeway.statistics.multiple;

/** Holm's step-down correction. Bounds the chance of any false rejection, and rejects at least what Bonferroni does. */
public record Holm() implements Correction {

    @Override
    public double[] adjust(double[] pValues) {
        RankedPValues ranked = new RankedPValues(pValues);
        double[] adjusted = new double[ranked.size()];
        double greatest = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            greatest = Math.max(greatest, ranked.at(rank) * (adjusted.length - rank));
            adjusted[rank] = greatest;
        }
        return ranked.restore(adjusted);
    }

    @Override
    public boolean[] decide(double[] pValues, double alpha, boolean strictly) {
        RankedPValues.requireAlpha(alpha);
        RankedPValues ranked = new RankedPValues(pValues);
        int count = 0;
        while (count < ranked.size() && ranked.within(count, rank -> alpha / (ranked.size() - rank), strictly)) {
            count++;
        }
        return ranked.rejectSmallest(count);
    }
}
