package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.hashing.Hashes;

/**
 * Counts how many different rows occur once, twice and so on, by a hash of 64 bits over their features: among a million
 * different rows one false repeat is expected in 37 million such data sets. Looks at the first {@value #MOST} different rows;
 * later ones count as occurring once.
 */
final class RowRepeats {

    static final int MOST = 4_000_000;

    private final List<String> features;
    private long[] table = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int size;
    private long beyond;

    RowRepeats(Collection<String> features) {
        this.features = List.copyOf(features);
    }

    void add(Block block) {
        long[] hashes = new long[block.rows()];
        for (String feature : features) {
            block.columns().stream()
                    .filter(column -> column.name().equals(feature))
                    .forEach(column -> append(hashes, column));
        }
        for (long hash : hashes) {
            count(hash);
        }
    }

    /** How many different rows occurred so many times, by that number. */
    SortedMap<Long, Long> times() {
        SortedMap<Long, Long> times = new TreeMap<>();
        for (int place = 0; place < table.length; place++) {
            if (table[place] != 0) {
                times.merge((long) counts[place], 1L, Long::sum);
            }
        }
        if (beyond > 0) {
            times.merge(1L, beyond, Long::sum);
        }
        return times;
    }

    private static void append(long[] hashes, Column column) {
        switch (column) {
            case Column.Numeric numeric -> {
                for (int i = 0; i < hashes.length; i++) {
                    hashes[i] = Hashes.append(hashes[i], Double.doubleToLongBits(numeric.values()[i]));
                }
            }
            case Column.Text text -> {
                long[] words =
                        Arrays.stream(text.dictionary()).mapToLong(Hashes::of).toArray();
                for (int i = 0; i < hashes.length; i++) {
                    hashes[i] = Hashes.append(hashes[i], text.codes()[i] < 0 ? 0 : words[text.codes()[i]]);
                }
            }
        }
    }

    /** Open addressing; 0 marks a free place, so a hash of 0 is stored as 1. */
    private void count(long hash) {
        long stored = hash == 0 ? 1 : hash;
        int place = place(table, stored);
        if (table[place] == stored) {
            counts[place]++;
        } else if (size < MOST) {
            table[place] = stored;
            counts[place] = 1;
            size++;
            if (size * 2 > table.length) {
                grow();
            }
        } else {
            beyond++;
        }
    }

    private static int place(long[] table, long stored) {
        int place = (int) (stored & (table.length - 1));
        while (table[place] != 0 && table[place] != stored) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        int[] moved = new int[larger.length];
        for (int from = 0; from < table.length; from++) {
            if (table[from] != 0) {
                int to = place(larger, table[from]);
                larger[to] = table[from];
                moved[to] = counts[from];
            }
        }
        table = larger;
        counts = moved;
    }
}
