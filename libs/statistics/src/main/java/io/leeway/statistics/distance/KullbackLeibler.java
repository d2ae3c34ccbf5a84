package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The Kullback-Leibler divergence of the current data from the reference, {@code sum r ln(r / c)}, in nats; from 0 without
 * an upper limit, and not symmetric.
 *
 * <p>Shares of zero are filled first and both sides brought back to a sum of one.
 */
public final class KullbackLeibler {

    private KullbackLeibler() {}

    /** The divergence over evidently's bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Binning.evidently(), ZeroShares.EVIDENTLY);
    }

    /** The divergence over chosen bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(
            NumericProfile reference, NumericProfile current, Binning binning, ZeroShares zeroShares) {
        return binning.bin(reference, current).map(counts -> of(counts, zeroShares));
    }

    /** The divergence over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(counts -> of(counts, ZeroShares.EVIDENTLY));
    }

    /** The divergence of counts. */
    public static Divergence of(BinnedCounts counts, ZeroShares zeroShares) {
        double[] reference = normalise(zeroShares.fill(counts.referenceShares()));
        double[] current = normalise(zeroShares.fill(counts.currentShares()));
        double sum = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            sum += reference[bin] * Math.log(reference[bin] / current[bin]);
        }
        return Divergence.of(Math.max(0, sum), counts);
    }

    private static double[] normalise(double[] shares) {
        double total = 0;
        for (double share : shares) {
            total += share;
        }
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] /= total;
        }
        return shares;
    }
}
