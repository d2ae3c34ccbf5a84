package io.leeway.evaluation.profiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.UnaryOperator;

import io.leeway.statistics.profile.NumericProfile;

/**
 * The profile of parts that come one after the other, in bounded memory. Two parts are merged when they have come to a like
 * number of rows: a value is copied about as often as the number of parts has binary digits, and not once for each part that
 * follows.
 *
 * <p>Exact while the values of all numeric columns take {@value #MOST_BYTES} bytes at most: a million different values in
 * each of 16 columns. Beyond that, columns that hold more than their share are compressed, and state their error.
 */
final class GrowingProfile {

    /** A quarter of the memory that drift-service has by default. */
    static final long MOST_BYTES = 128L << 20;

    /** So that a compressed column grows to its share again before it is compressed again, which adds to its error. */
    private static final int ROOM = 2;

    private static final int BYTES_OF_A_COUNTED_VALUE = Double.BYTES + Long.BYTES;

    private final long most;

    /** The first has the most rows. */
    private final Deque<DataProfile> parts = new ArrayDeque<>();

    GrowingProfile() {
        this(MOST_BYTES);
    }

    /** @param most bytes that the values of all numeric columns may take */
    GrowingProfile(long most) {
        this.most = most;
    }

    void add(DataProfile part) {
        parts.addLast(part);
        while (parts.size() > 1 && isOfLikeSize()) {
            mergeLast();
        }
        compressWhereTooLarge();
    }

    /** The profile of all parts so far. */
    DataProfile whole() {
        merged();
        // Where values of different parts are the same, they are counted from now on.
        compressWhereTooLarge();
        return merged();
    }

    /** Compresses columns of more than twice so many distinct values to so many. */
    void compressBeyond(int distinct) {
        if (parts.stream().anyMatch(part -> hasBeyond(part, 2L * distinct))) {
            replace(whole -> PartProfile.compressedBeyond(whole, 2L * distinct, distinct));
        }
    }

    private void compressWhereTooLarge() {
        if (parts.stream().mapToLong(GrowingProfile::bytes).sum() > most) {
            replace(whole -> {
                long share = most / whole.numeric().size();
                int points = Math.toIntExact(Math.max(2, share / BYTES_OF_A_COUNTED_VALUE / ROOM));
                return whole.withNumeric(column -> column.bytes() > share ? column.compress(points) : column);
            });
        }
    }

    private DataProfile merged() {
        while (parts.size() > 1) {
            mergeLast();
        }
        return parts.isEmpty() ? DataProfile.empty() : parts.getFirst();
    }

    private void replace(UnaryOperator<DataProfile> change) {
        DataProfile whole = change.apply(merged());
        parts.clear();
        parts.add(whole);
    }

    private boolean isOfLikeSize() {
        Iterator<DataProfile> fromLast = parts.descendingIterator();
        long last = fromLast.next().rows();
        return fromLast.next().rows() < 2 * last;
    }

    private void mergeLast() {
        DataProfile last = parts.removeLast();
        parts.addLast(parts.removeLast().merge(last));
    }

    private static boolean hasBeyond(DataProfile part, long distinct) {
        return part.numeric().values().stream().anyMatch(column -> column.distinct() > distinct);
    }

    private static long bytes(DataProfile part) {
        return part.numeric().values().stream().mapToLong(NumericProfile::bytes).sum();
    }
}
