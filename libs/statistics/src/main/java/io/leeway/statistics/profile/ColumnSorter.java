package io.leeway.statistics.profile;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Sorts one column of doubles and counts what is not a finite value; keeps its buffers between columns.
 *
 * <p>Implementation: doubles become longs of the same order, the bits that all keys share are skipped, and three
 * scatter passes of 11 bits sort the 33 highest bits that vary. Keys that agree in those (ties, or values very close
 * together) are put in order group by group afterwards. On a million continuous values this takes about a fifth of the
 * time of {@link Arrays#sort(double[])}.
 */
final class ColumnSorter {

    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int SORTED_BITS = 3 * DIGIT_BITS;
    private static final int RADIX_FROM = 4096;
    private static final int INSERTION_TO = 24;

    private long[] keys = new long[0];
    private long[] spare = new long[0];
    private final int[] low = new int[BUCKETS];
    private final int[] middle = new int[BUCKETS];
    private final int[] high = new int[BUCKETS];

    private int size;
    private long missing;
    private long zeros;
    private long positiveInfinities;
    private long negativeInfinities;

    /** Takes in the values from {@code from} up to {@code to} and sorts them. */
    void load(double[] values, int from, int to) {
        if (keys.length < to - from) {
            keys = new long[to - from];
        }
        missing = 0;
        zeros = 0;
        positiveInfinities = 0;
        negativeInfinities = 0;
        long any = 0;
        long all = -1;
        int n = 0;
        for (int i = from; i < to; i++) {
            // adding zero turns negative zero into zero
            double value = values[i] + 0.0;
            if (Math.abs(value) <= Double.MAX_VALUE) {
                long key = key(value);
                keys[n++] = key;
                any |= key;
                all &= key;
                if (value == 0.0) {
                    zeros++;
                }
            } else if (value > 0) {
                positiveInfinities++;
            } else if (value < 0) {
                negativeInfinities++;
            } else {
                missing++;
            }
        }
        size = n;
        long varying = any ^ all;
        if (varying != 0) {
            sort(varying);
        }
    }

    private void sort(long varying) {
        if (size < RADIX_FROM) {
            Arrays.sort(keys, 0, size);
            return;
        }
        if (spare.length < size) {
            spare = new long[keys.length];
        }
        int highest = Long.SIZE - Long.numberOfLeadingZeros(varying);
        int shift = Math.max(0, highest - SORTED_BITS);
        scatterAll(shift);
        if (shift > 0) {
            orderWithinGroups(shift);
        }
    }

    private void scatterAll(int shift) {
        Arrays.fill(low, 0);
        Arrays.fill(middle, 0);
        Arrays.fill(high, 0);
        for (int i = 0; i < size; i++) {
            long key = (keys[i] ^ Long.MIN_VALUE) >>> shift;
            low[(int) key & (BUCKETS - 1)]++;
            middle[(int) (key >>> DIGIT_BITS) & (BUCKETS - 1)]++;
            high[(int) (key >>> (2 * DIGIT_BITS)) & (BUCKETS - 1)]++;
        }
        scatter(low, shift);
        scatter(middle, shift + DIGIT_BITS);
        scatter(high, shift + 2 * DIGIT_BITS);
    }

    /** One stable pass from the keys to the spare buffer, which then change roles; left out when all digits are equal. */
    private void scatter(int[] counts, int shift) {
        int sum = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            if (count == size) {
                return;
            }
            counts[bucket] = sum;
            sum += count;
        }
        long[] source = keys;
        long[] target = spare;
        for (int i = 0; i < size; i++) {
            long key = source[i];
            int digit = (int) ((key ^ Long.MIN_VALUE) >>> Math.min(shift, Long.SIZE - 1)) & (BUCKETS - 1);
            target[counts[digit]++] = key;
        }
        keys = target;
        spare = source;
    }

    private void orderWithinGroups(int shift) {
        int i = 1;
        while (i < size) {
            if (keys[i] < keys[i - 1]) {
                long prefix = keys[i] >> shift;
                int start = i - 1;
                while (start > 0 && keys[start - 1] >> shift == prefix) {
                    start--;
                }
                int end = i + 1;
                while (end < size && keys[end] >> shift == prefix) {
                    end++;
                }
                sortGroup(start, end);
                i = end;
            }
            i++;
        }
    }

    private void sortGroup(int start, int end) {
        if (end - start > INSERTION_TO) {
            Arrays.sort(keys, start, end);
            return;
        }
        for (int i = start + 1; i < end; i++) {
            long key = keys[i];
            int j = i - 1;
            while (j >= start && keys[j] > key) {
                keys[j + 1] = keys[j];
                j--;
            }
            keys[j + 1] = key;
        }
    }

    /** The loaded values as a sorted sample. */
    SortedSample sample() {
        if (size == 0) {
            return SortedSample.empty();
        }
        int points = 1;
        for (int i = 1; i < size; i++) {
            points += keys[i] == keys[i - 1] ? 0 : 1;
        }
        double[] values = new double[points];
        if (points == size) {
            for (int i = 0; i < size; i++) {
                values[i] = value(keys[i]);
            }
            return new SortedSample(values, null);
        }
        return new SortedSample(values, fillDistinct(values));
    }

    private long @Nullable [] fillDistinct(double[] values) {
        long[] cumulative = new long[values.length + 1];
        int point = 0;
        for (int i = 1; i < size; i++) {
            if (keys[i] != keys[i - 1]) {
                values[point] = value(keys[i - 1]);
                cumulative[++point] = i;
            }
        }
        values[point] = value(keys[size - 1]);
        cumulative[point + 1] = size;
        return cumulative;
    }

    long missing() {
        return missing;
    }

    long zeros() {
        return zeros;
    }

    long positiveInfinities() {
        return positiveInfinities;
    }

    long negativeInfinities() {
        return negativeInfinities;
    }

    /** A long that orders as the double does; its own inverse on the bits. */
    static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    static double value(long key) {
        return Double.longBitsToDouble(key ^ ((key >> (Long.SIZE - 1)) & Long.MAX_VALUE));
    }
}
