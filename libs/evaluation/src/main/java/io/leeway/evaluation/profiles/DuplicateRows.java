package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/**
 * Counts rows whose features all equal those of an earlier row, by a hash of 64 bits a row: among a million different rows
 * one false duplicate is expected in 37 million such data sets. Looks at the first {@value #MOST} different rows; later ones
 * count as new.
 */
final class DuplicateRows {

    static final int MOST = 4_000_000;

    private final List<String> features;
    private long[] table = new long[1 << 12];
    private int size;

    DuplicateRows(Collection<String> features) {
        this.features = List.copyOf(features);
    }

    long count(Block block) {
        long[] hashes = new long[block.rows()];
        for (String feature : features) {
            block.columns().stream()
                    .filter(column -> column.name().equals(feature))
                    .forEach(column -> append(hashes, column));
        }
        long duplicates = 0;
        for (long hash : hashes) {
            duplicates += isNew(hash) ? 0 : 1;
        }
        return duplicates;
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
    private boolean isNew(long hash) {
        long stored = hash == 0 ? 1 : hash;
        int place = place(table, stored);
        if (table[place] == stored) {
            return false;
        }
        if (size < MOST) {
            table[place] = stored;
            size++;
            if (size * 2 > table.length) {
                grow();
            }
        }
        return true;
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
        for (long stored : table) {
            if (stored != 0) {
                larger[place(larger, stored)] = stored;
            }
        }
        table = larger;
    }
}
