package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The Jensen-Shannon distance: the square root of the mean Kullback-Leibler divergence of both sides from their middle. A
 * metric; needs no filling of empty bins; from 0 (the same shares) to 1 in base 2, or to 0.8326 in base e.
 */
public final class JensenShannon {

    /** The base of the logarithm. */
    public enum Base {
        /** Bits, as NannyML: the distance ends at 1. */
        TWO(Math.log(2)),
        /** Nats, as scipy and evidently: the distance ends at the root of ln 2. */
        E(1);

        private final double unit;

        Base(double unit) {
            this.unit = unit;
        }
    }

    private JensenShannon() {}

    /** The distance in nats over evidently's bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Binning.evidently(), Base.E);
    }

    /** The distance over chosen bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(
            NumericProfile reference, NumericProfile current, Binning binning, Base base) {
        return binning.bin(reference, current).map(counts -> of(counts, base));
    }

    /** The distance in nats over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(counts -> of(counts, Base.E));
    }

    /** The distance of counts. */
    public static Divergence of(BinnedCounts counts, Base base) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double reference = counts.referenceShare(bin);
            double current = counts.currentShare(bin);
            double middle = (reference + current) / 2;
            sum += term(reference, middle) + term(current, middle);
        }
        return Divergence.of(Math.sqrt(Math.max(0, sum) / 2 / base.unit), counts);
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }
}
