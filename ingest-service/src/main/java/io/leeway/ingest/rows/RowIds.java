package io.leeway.ingest.rows;

import java.util.SplittableRandom;

/**
 * The row ids that came before, by a hash of 74 bits with a seed of its own: millions of ids as text would fill the heap.
 * Two of n ids meet by chance with a probability of n^2 / 2^75, for ten million three in a thousand million bodies, and
 * not by the sender's will, who does not know the seed.
 *
 * <p>Ten bits of the hash choose one of many small tables, which grow each on its own: none is copied that is large, and an
 * id takes 10 to 16 bytes, ten million of them at most 160 MB.
 */
final class RowIds {

    private static final int TABLES = 1_024;
    private static final int FIRST_CAPACITY = 8;
    private static final long FIRST_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long SECOND_MULTIPLIER = 0xC2B2AE3D27D4EB4FL;

    private final long firstSeed;
    private final long secondSeed;
    private final long[][] tables = new long[TABLES][];
    private final int[] sizes = new int[TABLES];

    RowIds() {
        SplittableRandom random = new SplittableRandom();
        firstSeed = random.nextLong();
        secondSeed = random.nextLong();
    }

    /** Adds an id; false if it came before. */
    boolean add(String id) {
        long first = firstSeed;
        long second = secondSeed;
        for (int i = 0; i < id.length(); i++) {
            first = mix((first ^ id.charAt(i)) * FIRST_MULTIPLIER);
            second = mix((second + id.charAt(i)) * SECOND_MULTIPLIER);
        }
        int table = (int) (second >>> 54);
        if (tables[table] == null) {
            tables[table] = new long[FIRST_CAPACITY];
        }
        // Zero marks a free place.
        if (!put(tables[table], first == 0 ? 1 : first)) {
            return false;
        }
        sizes[table]++;
        if (sizes[table] > tables[table].length / 5 * 4) {
            grow(table);
        }
        return true;
    }

    private void grow(int table) {
        long[] larger = new long[tables[table].length / 2 * 3];
        for (long hash : tables[table]) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        tables[table] = larger;
    }

    private static boolean put(long[] table, long hash) {
        int place = (int) Math.unsignedMultiplyHigh(hash, table.length);
        while (table[place] != 0) {
            if (table[place] == hash) {
                return false;
            }
            place = place + 1 == table.length ? 0 : place + 1;
        }
        table[place] = hash;
        return true;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * FIRST_MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
