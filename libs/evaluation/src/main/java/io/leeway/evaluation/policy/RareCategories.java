package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.List;

import io.leeway.statistics.distance.BinnedCounts;

/** Pools categories that are too rare for a chi-square test. */
final class RareCategories {

    /** Below this many expected rows the chi-square approximation fails (Cochran 1954). */
    private static final double LEAST_EXPECTED = 5;

    private RareCategories() {}

    /** Pools the categories of which fewer than five rows are expected on the smaller side. */
    static BinnedCounts pooled(BinnedCounts all) {
        double total = (double) all.referenceTotal() + all.currentTotal();
        double smaller = Math.min(all.referenceTotal(), all.currentTotal());
        List<long[]> kept = new ArrayList<>();
        long[] rare = new long[2];
        for (int i = 0; i < all.bins(); i++) {
            long[] counts = {all.reference(i), all.current(i)};
            boolean often = (counts[0] + counts[1]) / total * smaller >= LEAST_EXPECTED;
            if (often) {
                kept.add(counts);
            } else {
                rare[0] += counts[0];
                rare[1] += counts[1];
            }
        }
        if (rare[0] + rare[1] > 0) {
            kept.add(rare);
        }
        return BinnedCounts.of(
                "categories",
                kept.stream().mapToLong(counts -> counts[0]).toArray(),
                kept.stream().mapToLong(counts -> counts[1]).toArray());
    }
}
