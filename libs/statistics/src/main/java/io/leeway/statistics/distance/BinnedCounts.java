package io.leeway.statistics.distance;

import java.util.ArrayList;
import java.util.List;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.CategoricalProfile;

/**
 * How many values of the reference and of the current data fall into each of a common set of bins: what every binned
 * statistic reads.
 *
 * <p>Immutable; neither side is empty.
 */
public final class BinnedCounts {

    private final String binning;
    private final double[] edges;
    private final long[] reference;
    private final long[] current;
    private final long referenceTotal;
    private final long currentTotal;
    private final double shareError;

    private BinnedCounts(String binning, double[] edges, long[] reference, long[] current, double shareError) {
        this.binning = binning;
        this.edges = edges;
        this.reference = reference;
        this.current = current;
        this.referenceTotal = total(reference, "reference");
        this.currentTotal = total(current, "current");
        this.shareError = shareError;
    }

    /**
     * Counts given by the caller.
     *
     * @param binning how the bins were chosen, for the record
     * @param reference the reference's count in each bin
     * @param current the current data's count in each bin
     * @throws IllegalArgumentException if the sides differ in length, a count is negative or a side holds nothing
     */
    public static BinnedCounts of(String binning, long[] reference, long[] current) {
        return of(binning, new double[0], reference, current, 0);
    }

    static BinnedCounts of(String binning, double[] edges, long[] reference, long[] current, double shareError) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException("reference and current must have as many bins");
        }
        return new BinnedCounts(binning, edges, reference.clone(), current.clone(), shareError);
    }

    /**
     * One bin per category of either side, in ascending order, and one for what either side has pooled. A category that one
     * side holds and the other does not is in that last bin too where the other has pooled any, because it may be among
     * those.
     *
     * @return undefined if a side has no category
     */
    public static Outcome<BinnedCounts> ofCategories(CategoricalProfile reference, CategoricalProfile current) {
        return align(reference, current, false);
    }

    /** As {@link #ofCategories}, but the categories unknown to the reference share one last bin, as NannyML has it. */
    public static Outcome<BinnedCounts> ofKnownCategories(CategoricalProfile reference, CategoricalProfile current) {
        return align(reference, current, true);
    }

    private static Outcome<BinnedCounts> align(
            CategoricalProfile reference, CategoricalProfile current, boolean poolUnknown) {
        if (reference.size() == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        if (current.size() == 0) {
            return Outcome.undefined(Reason.CURRENT_EMPTY);
        }
        List<long[]> bins = new ArrayList<>();
        long unknown = 0;
        long maybeInCurrent = 0;
        int left = 0;
        int right = 0;
        while (left < reference.distinct() || right < current.distinct()) {
            int order = order(reference, left, current, right);
            long inReference = order <= 0 ? reference.count(left++) : 0;
            long inCurrent = order >= 0 ? current.count(right++) : 0;
            if (inReference == 0 && (poolUnknown || reference.isPooled())) {
                unknown += inCurrent;
            } else if (inCurrent == 0 && current.isPooled()) {
                maybeInCurrent += inReference;
            } else {
                bins.add(new long[] {inReference, inCurrent});
            }
        }
        if (reference.isPooled() || current.isPooled() || unknown > 0) {
            bins.add(new long[] {reference.pooled() + maybeInCurrent, current.pooled() + unknown});
        }
        long[] referenceCounts = bins.stream().mapToLong(bin -> bin[0]).toArray();
        long[] currentCounts = bins.stream().mapToLong(bin -> bin[1]).toArray();
        String name = poolUnknown ? "categories-known" : "categories";
        return Outcome.of(new BinnedCounts(name, new double[0], referenceCounts, currentCounts, 0));
    }

    private static int order(CategoricalProfile reference, int left, CategoricalProfile current, int right) {
        if (left == reference.distinct()) {
            return 1;
        }
        return right == current.distinct() ? -1 : reference.category(left).compareTo(current.category(right));
    }

    private static long total(long[] counts, String side) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException(side + " must not hold a negative count");
            }
            total = Math.addExact(total, count);
        }
        if (total == 0) {
            throw new IllegalArgumentException(side + " must hold at least one value");
        }
        return total;
    }

    /** How the bins were chosen. */
    public String binning() {
        return binning;
    }

    /** The edges of numeric bins, without the open ends; empty for categories and single values. */
    public double[] edges() {
        return edges.clone();
    }

    /** The number of bins. */
    public int bins() {
        return reference.length;
    }

    /** The reference's count in a bin. */
    public long reference(int bin) {
        return reference[bin];
    }

    /** The current data's count in a bin. */
    public long current(int bin) {
        return current[bin];
    }

    /** All values of the reference. */
    public long referenceTotal() {
        return referenceTotal;
    }

    /** All values of the current data. */
    public long currentTotal() {
        return currentTotal;
    }

    /** The reference's share in a bin, 0 to 1. */
    public double referenceShare(int bin) {
        return (double) reference[bin] / referenceTotal;
    }

    /** The current data's share in a bin, 0 to 1. */
    public double currentShare(int bin) {
        return (double) current[bin] / currentTotal;
    }

    /** How far a share may be off because a profile is compressed; 0 when exact. */
    public double shareError() {
        return shareError;
    }

    double[] referenceShares() {
        double[] shares = new double[reference.length];
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] = referenceShare(bin);
        }
        return shares;
    }

    double[] currentShares() {
        double[] shares = new double[current.length];
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] = currentShare(bin);
        }
        return shares;
    }
}
