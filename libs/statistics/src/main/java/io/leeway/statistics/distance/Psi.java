package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The population stability index, {@code sum (c - r) ln(c / r)} over the bins' shares r of the reference and c of the
 * current data; from 0 (the same shares) without an upper limit.
 *
 * <p>By convention below 0.1 is stable and above 0.2 has moved; small batches exceed that by chance, which is why the
 * suite asks for significance too.
 */
public final class Psi {

    private Psi() {}

    /** PSI over the deciles of the reference, shares of zero taken as 0.0001; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Binning.deciles(), ZeroShares.FIXED);
    }

    /** PSI over chosen bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(
            NumericProfile reference, NumericProfile current, Binning binning, ZeroShares zeroShares) {
        return binning.bin(reference, current).map(counts -> of(counts, zeroShares));
    }

    /** PSI over the categories of both sides, shares of zero as evidently fills them; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(counts -> of(counts, ZeroShares.EVIDENTLY));
    }

    /** PSI of counts. */
    public static Divergence of(BinnedCounts counts, ZeroShares zeroShares) {
        double[] reference = zeroShares.fill(counts.referenceShares());
        double[] current = zeroShares.fill(counts.currentShares());
        double sum = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            sum += (current[bin] - reference[bin]) * Math.log(current[bin] / reference[bin]);
        }
        return Divergence.of(sum, counts);
    }
}
