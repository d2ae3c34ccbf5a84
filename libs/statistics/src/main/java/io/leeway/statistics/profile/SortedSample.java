package io.leeway.statistics.profile;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Distinct finite values in ascending order with their cumulative counts: an empirical distribution.
 *
 * <p>Immutable. When every value occurs once no counts are stored. Negative zero is held as zero.
 */
public final class SortedSample {

    private static final SortedSample EMPTY = new SortedSample(new double[0], null);

    private final double[] values;

    /** {@code cumulative[k]} is the number of values among the first k points; null when that is k. */
    private final long @Nullable [] cumulative;

    /** Found out when it is asked for first: a reference is asked with every batch. Two threads find out the same. */
    private volatile @Nullable Boolean near;

    SortedSample(double[] values, long @Nullable [] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    static SortedSample empty() {
        return EMPTY;
    }

    /** The number of distinct values. */
    public int points() {
        return values.length;
    }

    /** The memory that its values and counts take, in bytes. */
    long bytes() {
        return (cumulative == null ? Double.BYTES : Double.BYTES + Long.BYTES) * (long) values.length;
    }

    /** The number of values, repeats included. */
    public long size() {
        return countOfFirst(values.length);
    }

    /** The distinct value at an index from 0 to {@code points() - 1}. */
    public double value(int index) {
        return values[index];
    }

    /** How many values lie among the first {@code points} distinct ones; 0 for 0. */
    public long countOfFirst(int points) {
        return cumulative == null ? points : cumulative[points];
    }

    /** How often the distinct value at an index occurs. */
    public long count(int index) {
        return cumulative == null ? 1 : cumulative[index + 1] - cumulative[index];
    }

    /** Whether every value occurs once. */
    public boolean allOnce() {
        return cumulative == null;
    }

    /** Whether two of its neighbours {@linkplain RoundingNoise#isNear differ by rounding alone}. */
    boolean hasNear() {
        Boolean known = near;
        if (known == null) {
            known = findNear();
            near = known;
        }
        return known;
    }

    private boolean findNear() {
        for (int i = 1; i < values.length; i++) {
            if (RoundingNoise.isNear(values[i - 1], values[i])) {
                return true;
            }
        }
        return false;
    }

    /** The number of values at most x. */
    public long countAtMost(double x) {
        return countOfFirst(upperBound(x));
    }

    /** The number of values below x. */
    public long countBelow(double x) {
        return countOfFirst(lowerBound(x));
    }

    /** The sample without one of its values; itself if it has no such value. */
    SortedSample without(double value) {
        int at = lowerBound(value);
        if (at == values.length || values[at] != value) {
            return this;
        }
        double[] left = new double[values.length - 1];
        System.arraycopy(values, 0, left, 0, at);
        System.arraycopy(values, at + 1, left, at, left.length - at);
        if (cumulative == null) {
            return new SortedSample(left, null);
        }
        long removed = count(at);
        long[] counts = new long[left.length + 1];
        for (int i = 1; i < counts.length; i++) {
            counts[i] = i <= at ? cumulative[i] : cumulative[i + 1] - removed;
        }
        return new SortedSample(left, counts);
    }

    /** The value at a rank from 0 (the smallest) to {@code size() - 1}. */
    public double atRank(long rank) {
        if (cumulative == null) {
            return values[Math.toIntExact(rank)];
        }
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle + 1] > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    private int lowerBound(double x) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int upperBound(double x) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The sample that holds the values of both. */
    SortedSample merge(SortedSample other) {
        if (other.points() == 0) {
            return this;
        }
        if (points() == 0) {
            return other;
        }
        double[] merged = new double[Math.addExact(points(), other.points())];
        long[] counts = new long[merged.length + 1];
        int left = 0;
        int right = 0;
        int size = 0;
        while (left < points() || right < other.points()) {
            double value = next(other, left, right);
            if (left < points() && values[left] == value) {
                left++;
            }
            if (right < other.points() && other.values[right] == value) {
                right++;
            }
            merged[size++] = value;
            counts[size] = countOfFirst(left) + other.countOfFirst(right);
        }
        boolean once = counts[size] == size;
        return new SortedSample(Arrays.copyOf(merged, size), once ? null : Arrays.copyOf(counts, size + 1));
    }

    private double next(SortedSample other, int left, int right) {
        if (left == points()) {
            return other.values[right];
        }
        return right == other.points() ? values[left] : Math.min(values[left], other.values[right]);
    }

    /**
     * A sample of at most {@code points} distinct values and the same size, whose values are order statistics of this one
     * at evenly spaced ranks.
     */
    SortedSample thin(int points) {
        double[] kept = new double[points];
        long[] counts = new long[points + 1];
        long size = size();
        int distinct = 0;
        long from = 0;
        for (int point = 0; point < points; point++) {
            long to = Math.multiplyHigh(size, point + 1L) == 0
                    ? size * (point + 1L) / points
                    : (long) ((double) size * (point + 1L) / points);
            if (to > from) {
                double value = atRank(from + (to - from - 1) / 2);
                if (distinct == 0 || kept[distinct - 1] != value) {
                    kept[distinct++] = value;
                }
                counts[distinct] = to;
                from = to;
            }
        }
        return new SortedSample(Arrays.copyOf(kept, distinct), Arrays.copyOf(counts, distinct + 1));
    }
}
