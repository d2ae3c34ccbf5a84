package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.hashing.Hashes;

/**
 * Counts how often each different row occurs, by a hash of 64 bits over its features: among a million different rows one false
 * repeat is expected in 37 million such data sets. Looks at up to {@value #MOST} different rows, as {@link RowCounts} does.
 */
final class RowRepeats {

    static final int MOST = 2_000_000;

    private final List<String> features;
    private long[] table = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int size;
    private int level;

    RowRepeats(Collection<String> features) {
        // In one order, so that the hashes of definitions that name the same features in another one are the same.
        this.features = features.stream().sorted().toList();
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

    /** How often each row occurred. */
    RowCounts rowCounts() {
        long[] hashes = Arrays.stream(table).filter(hash -> hash != 0).sorted().toArray();
        int[] times = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            times[i] = counts[place(table, hashes[i])];
        }
        return new RowCounts(level, hashes, times);
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
        if (Long.numberOfTrailingZeros(stored) < level) {
            return;
        }
        int place = place(table, stored);
        if (table[place] == stored) {
            counts[place]++;
            return;
        }
        table[place] = stored;
        counts[place] = 1;
        size++;
        if (size > MOST) {
            thin();
        } else if (size * 2 > table.length) {
            move(table.length * 2);
        }
    }

    /** By the first bits, because the last ones are zeros where rows were left out. */
    private static int place(long[] table, long stored) {
        int place = (int) (stored >>> Integer.SIZE) & (table.length - 1);
        while (table[place] != 0 && table[place] != stored) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void thin() {
        level++;
        move(table.length);
    }

    /** Into a table of that length, what is still looked at. */
    private void move(int length) {
        long[] moved = new long[length];
        int[] times = new int[length];
        size = 0;
        for (int from = 0; from < table.length; from++) {
            if (table[from] != 0 && Long.numberOfTrailingZeros(table[from]) >= level) {
                int to = place(moved, table[from]);
                moved[to] = table[from];
                times[to] = counts[from];
                size++;
            }
        }
        table = moved;
        counts = times;
    }
}
