package io.leeway.performance.predictions;

import java.util.Collection;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rows a batch or some labels have for certain not, so that labels need not look for theirs in every batch,
 * nor a batch for its own among all labels: a Bloom filter of the row ids. With 24 bits a row it is wrong about one in a
 * hundred thousand foreign rows.
 *
 * <p>What is stored is the number of hashes in the first byte and the bits in the others; nothing says that any row may
 * be there.
 */
final class RowFilter {

    private static final int BITS = 24;

    /** A filter of a few bits would find in them nearly any row. */
    private static final int LEAST_ROWS = 64;

    /** Where a filter has bits of the field's first form: eight bits and five hashes a row, without their number. */
    private static final int FIRST_HASHES = 5;

    /** Keeps the document of a batch below 16 MB; of larger batches a row has fewer bits, and at last none. */
    private static final int MOST_BYTES = 8 << 20;

    /** Of rows that are not known. */
    static final RowFilter ANY = new RowFilter(0, new byte[0]);

    private final int hashes;
    private final byte[] bits;

    private RowFilter(int hashes, byte[] bits) {
        this.hashes = hashes;
        this.bits = bits;
    }

    /** A filter of these ids. */
    static RowFilter of(Collection<String> ids) {
        RowFilter filter = forRows(ids.size());
        ids.forEach(filter::add);
        return filter;
    }

    /** A filter for so many rows, to which their ids are added. */
    static RowFilter forRows(long number) {
        if (number > MOST_BYTES) {
            return ANY;
        }
        long rows = Math.max(LEAST_ROWS, number);
        byte[] bits = new byte[(int) Math.min(MOST_BYTES, rows * BITS / Byte.SIZE)];
        // As many as make a wrong answer rarest: ln 2 times the bits a row.
        return new RowFilter((int) Math.round(Math.log(2) * Byte.SIZE * bits.length / rows), bits);
    }

    /**
     * A filter for rows to which as many again may come before it must be made anew: of a window that grows by small
     * parts, which would otherwise read all its blocks with each.
     */
    static RowFilter forGrowing(long number) {
        return forRows(number > MOST_BYTES ? number : Math.min(2 * number, MOST_BYTES));
    }

    /** Whether it tells rows apart as well as it should when it has so many. */
    boolean hasRoomFor(long rows) {
        // Its hashes say how many bits a row was given, rounded.
        return rows <= Math.log(2) * Byte.SIZE * bits.length / (hashes + 0.5);
    }

    /** Reads what {@link #toBinary()} made, or what was stored before the number of hashes was. */
    static RowFilter ofBinary(@Nullable Binary stored, @Nullable Binary first) {
        if (stored != null && stored.length() > 1) {
            byte[] bytes = stored.getData();
            byte[] bits = new byte[bytes.length - 1];
            System.arraycopy(bytes, 1, bits, 0, bits.length);
            return new RowFilter(bytes[0], bits);
        }
        return first == null || first.length() == 0 ? ANY : new RowFilter(FIRST_HASHES, first.getData());
    }

    Binary toBinary() {
        if (bits.length == 0) {
            return new Binary(bits);
        }
        byte[] bytes = new byte[bits.length + 1];
        bytes[0] = (byte) hashes;
        System.arraycopy(bits, 0, bytes, 1, bits.length);
        return new Binary(bytes);
    }

    int bytes() {
        return bits.length;
    }

    /** Adds a row; the filter of any rows has it already. */
    void add(String id) {
        long hash = hash(id);
        for (int i = 0; i < hashes; i++) {
            long bit = bit(hash, i);
            bits[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
        }
    }

    boolean mayHave(String id) {
        long hash = hash(id);
        for (int i = 0; i < hashes; i++) {
            long bit = bit(hash, i);
            if ((bits[(int) (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean mayHaveAny(Iterable<String> ids) {
        for (String id : ids) {
            if (mayHave(id)) {
                return true;
            }
        }
        return false;
    }

    /** Kirsch and Mitzenmacher 2006: two hashes stand for as many as are wanted. */
    private long bit(long hash, int number) {
        int first = (int) hash;
        int second = (int) (hash >>> 32) | 1;
        return Integer.toUnsignedLong(first + number * second) % (8L * bits.length);
    }

    /** FNV-1a with the finish of SplitMix64, because it must be the same in every process. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
