package io.leeway.ingest.rows;

import java.util.SplittableRandom;

/**
 * The row ids that came before, by a hash of 128 bits with a seed of its own: millions of ids as text would fill the
 * heap, and two of them do not meet by chance, nor by the sender's will.
 */
final class RowIds {

    private static final int FIRST_CAPACITY = 1_024;
    private static final long FIRST_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long SECOND_MULTIPLIER = 0xC2B2AE3D27D4EB4FL;

    private final long firstSeed;
    private final long secondSeed;
    private long[] table = new long[2 * FIRST_CAPACITY];
    private int size;

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
        // Both zero marks a free place.
        if (!put(table, first, second == 0 ? 1 : second)) {
            return false;
        }
        size++;
        if (size > table.length / 4) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i + 1] != 0) {
                put(larger, table[i], table[i + 1]);
            }
        }
        table = larger;
    }

    private static boolean put(long[] table, long first, long second) {
        int mask = table.length / 2 - 1;
        int place = (int) first & mask;
        while (table[2 * place + 1] != 0) {
            if (table[2 * place] == first && table[2 * place + 1] == second) {
                return false;
            }
            place = place + 1 & mask;
        }
        table[2 * place] = first;
        table[2 * place + 1] = second;
        return true;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * FIRST_MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
