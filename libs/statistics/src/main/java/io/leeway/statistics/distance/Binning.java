package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

/** A rule that cuts a numeric column into bins; the result names the rule. */
public sealed interface Binning
        permits QuantileBinning, EqualWidthBinning, ValueBinning, FixedBinning, EvidentlyBinning {

    /** The rule's name, as results state it. */
    String name();

    /** Bins two profiles, neither of which is empty. */
    BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current);

    /** Bins two profiles by this rule; undefined if one holds no finite value. */
    default Outcome<BinnedCounts> bin(NumericProfile reference, NumericProfile current) {
        if (reference.size() == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        if (current.size() == 0) {
            return Outcome.undefined(Reason.CURRENT_EMPTY);
        }
        return Outcome.of(binNonEmpty(reference, current));
    }

    /** Ten bins between the deciles of the reference: the common choice for PSI. */
    static Binning deciles() {
        return referenceQuantiles(10);
    }

    /**
     * Bins {@code (-inf, q1], (q1, q2], ... (qk, inf)} between equally spaced quantiles of the reference; equal quantiles
     * count once.
     *
     * @throws IllegalArgumentException if {@code bins} is below 2
     */
    static Binning referenceQuantiles(int bins) {
        return new QuantileBinning(bins);
    }

    /** Equal-width bins over both sides together, as many as Sturges' rule gives for all their values. */
    static Binning sturges() {
        return new EqualWidthBinning(EqualWidthBinning.Rule.STURGES);
    }

    /** As {@link #sturges()}, but the rule counts distinct values: what evidently's Hellinger distance takes. */
    static Binning sturgesOfDistinct() {
        return new EqualWidthBinning(EqualWidthBinning.Rule.STURGES_OF_DISTINCT);
    }

    /** Equal-width bins over the reference by Doane's rule, and one bin for what falls outside: NannyML's choice. */
    static Binning doane() {
        return new EqualWidthBinning(EqualWidthBinning.Rule.DOANE);
    }

    /** One bin per distinct value of either side. */
    static Binning values() {
        return new ValueBinning();
    }

    /**
     * Bins {@code (-inf, e1), [e1, e2), ... [ek, inf)} at given edges.
     *
     * @throws IllegalArgumentException if there is no edge, or they are not finite and ascending
     */
    static Binning fixed(double... edges) {
        return new FixedBinning(edges.clone());
    }

    /** {@link #sturges()} when the reference has more than 20 distinct values, otherwise {@link #values()}. */
    static Binning evidently() {
        return new EvidentlyBinning();
    }

    /** A bin's share is the difference of two values of the distribution function, so it is off by twice its bound. */
    static double shareError(NumericProfile reference, NumericProfile current) {
        return 2 * Math.max(reference.error().rank(), current.error().rank());
    }
}
