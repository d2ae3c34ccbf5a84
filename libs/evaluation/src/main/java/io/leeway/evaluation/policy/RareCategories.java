package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.hypothesis.SparseContingency;

/**
 * Categories that are too rare for a chi-square test: pooled into one for it, and looked at on their own, since a change
 * among them is invisible in the pool.
 */
final class RareCategories {

    /** Below this many expected rows the chi-square approximation fails (Cochran 1954). */
    static final double LEAST_EXPECTED = 5;

    /** The share of rows that has to move among rare categories to matter. */
    static final double MATERIAL = 0.1;

    private final BinnedCounts pooled;
    private final Optional<Double> moved;

    private RareCategories(BinnedCounts pooled, Optional<Double> moved) {
        this.pooled = pooled;
        this.moved = moved;
    }

    /** Tells the categories of which fewer than five rows are expected on the smaller side from the others. */
    static RareCategories of(BinnedCounts all) {
        return of(all, LEAST_EXPECTED);
    }

    /** Tells the categories of which fewer rows than these are expected on the smaller side from the others. */
    static RareCategories of(BinnedCounts all, double leastExpected) {
        double total = (double) all.referenceTotal() + all.currentTotal();
        double smaller = Math.min(all.referenceTotal(), all.currentTotal());
        List<long[]> kept = new ArrayList<>();
        long[] rare = new long[2];
        int rareOnes = 0;
        double moved = 0;
        for (int i = 0; i < all.bins(); i++) {
            long[] counts = {all.reference(i), all.current(i)};
            boolean often = (counts[0] + counts[1]) / total * smaller >= leastExpected;
            if (often) {
                kept.add(counts);
            } else {
                rare[0] += counts[0];
                rare[1] += counts[1];
                rareOnes++;
                moved += SparseContingency.moved(counts[0], counts[1], all.referenceTotal(), all.currentTotal());
            }
        }
        if (rare[0] + rare[1] > 0) {
            kept.add(rare);
        }
        return new RareCategories(
                BinnedCounts.of(
                        "categories",
                        kept.stream().mapToLong(counts -> counts[0]).toArray(),
                        kept.stream().mapToLong(counts -> counts[1]).toArray()),
                rareOnes > 1 ? Optional.of(Math.max(0, moved)) : Optional.empty());
    }

    /** The table with the rare ones as one category. */
    BinnedCounts pooled() {
        return pooled;
    }

    /**
     * The share of all rows that moved among the rare categories (their part of the total variation distance), less what
     * chance alone moves, 0 to 1; absent where pooling has hidden nothing.
     */
    Optional<Double> moved() {
        return moved;
    }
}
