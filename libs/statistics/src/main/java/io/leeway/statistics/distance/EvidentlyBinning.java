package io.leeway.statistics.distance;

import io.leeway.statistics.profile.NumericProfile;

/** Evidently's choice between equal-width bins and single values. */
record EvidentlyBinning() implements Binning {

    private static final int MOST_SINGLE_VALUES = 20;

    @Override
    public String name() {
        return "evidently";
    }

    @Override
    public BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current) {
        Binning chosen = reference.distinct() > MOST_SINGLE_VALUES ? Binning.sturges() : Binning.values();
        return chosen.binNonEmpty(reference, current);
    }
}
