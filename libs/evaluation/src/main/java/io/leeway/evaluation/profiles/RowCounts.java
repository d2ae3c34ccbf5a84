package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each of the different rows of a data set occurs, by the hashes of their features. Of too many different rows those
 * are kept whose hashes end in so many zeros, each standing for all that do not, so that parts merge into the counts of the
 * whole.
 *
 * @param level how many zeros the hashes end in at least; 0 where every row is kept
 * @param hashes in ascending order, each once; not to be changed
 * @param counts how often each occurs, at least once; not to be changed
 */
public record RowCounts(int level, long[] hashes, int[] counts) {

    private static final RowCounts NONE = new RowCounts(0, new long[0], new int[0]);

    /** Those of no rows. */
    public static RowCounts none() {
        return NONE;
    }

    /** Those of the rows of both, of which at most so many are kept. */
    public RowCounts merge(RowCounts other, int most) {
        int common = Math.max(level, other.level);
        RowCounts one = atLevel(common);
        RowCounts two = other.atLevel(common);
        long[] merged = new long[one.hashes.length + two.hashes.length];
        int[] sums = new int[merged.length];
        int left = 0;
        int right = 0;
        int size = 0;
        while (left < one.hashes.length || right < two.hashes.length) {
            boolean ofOne =
                    left < one.hashes.length && (right == two.hashes.length || one.hashes[left] <= two.hashes[right]);
            boolean ofTwo =
                    right < two.hashes.length && (left == one.hashes.length || two.hashes[right] <= one.hashes[left]);
            merged[size] = ofOne ? one.hashes[left] : two.hashes[right];
            sums[size++] = Math.addExact(ofOne ? one.counts[left++] : 0, ofTwo ? two.counts[right++] : 0);
        }
        return new RowCounts(common, Arrays.copyOf(merged, size), Arrays.copyOf(sums, size)).atMost(most);
    }

    /** These, of which at most so many are kept. */
    public RowCounts atMost(int most) {
        RowCounts kept = this;
        while (kept.hashes.length > most) {
            kept = kept.atLevel(kept.level + 1);
        }
        return kept;
    }

    /** Those whose hashes end in so many zeros at least. */
    private RowCounts atLevel(int wanted) {
        if (wanted == level) {
            return this;
        }
        long[] kept = new long[hashes.length];
        int[] times = new int[hashes.length];
        int size = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (Long.numberOfTrailingZeros(hashes[i]) >= wanted) {
                kept[size] = hashes[i];
                times[size++] = counts[i];
            }
        }
        return new RowCounts(wanted, Arrays.copyOf(kept, size), Arrays.copyOf(times, size));
    }

    /** How many different rows occur so many times, by that number; an estimate above level 0. */
    public SortedMap<Long, Long> times() {
        SortedMap<Long, Long> times = new TreeMap<>();
        long each = 1L << level;
        for (int count : counts) {
            times.merge((long) count, each, Long::sum);
        }
        return Collections.unmodifiableSortedMap(times);
    }
}
