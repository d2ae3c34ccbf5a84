package io.leeway.statistics.distance;

import java.util.Arrays;

import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/** One bin per distinct value of either side. */
record ValueBinning() implements Binning {

    @Override
    public String name() {
        return "values";
    }

    @Override
    public BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current) {
        SortedSample left = reference.sample();
        SortedSample right = current.sample();
        long[] referenceCounts = new long[Math.addExact(left.points(), right.points())];
        long[] currentCounts = new long[referenceCounts.length];
        int bins = 0;
        int i = 0;
        int j = 0;
        while (i < left.points() || j < right.points()) {
            boolean takeLeft = j == right.points() || (i < left.points() && left.value(i) <= right.value(j));
            boolean takeRight = i == left.points() || (j < right.points() && right.value(j) <= left.value(i));
            referenceCounts[bins] = takeLeft ? left.count(i++) : 0;
            currentCounts[bins] = takeRight ? right.count(j++) : 0;
            bins++;
        }
        return BinnedCounts.of(
                name(),
                new double[0],
                Arrays.copyOf(referenceCounts, bins),
                Arrays.copyOf(currentCounts, bins),
                Binning.shareError(reference, current));
    }
}
