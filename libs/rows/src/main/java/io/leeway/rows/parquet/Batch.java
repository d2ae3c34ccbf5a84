package io.leeway.rows.parquet;

import io.leeway.rows.packed.PackedException;

/**
 * Some values of one page, taken together: what decodes a column then stays where the processor expects it, which row by row
 * it would not.
 */
final class Batch {

    private static final int MOST = 256;

    private final boolean[] there = new boolean[MOST];
    private final long[] numbers;
    private final byte[][] bytes;
    private final int[] begins;
    private final int[] ends;
    private final Value value = new Value();
    private int size;
    private int next;

    /** @param ofBytes whether values are bytes and not numbers */
    Batch(boolean ofBytes) {
        numbers = new long[ofBytes ? 0 : MOST];
        bytes = new byte[ofBytes ? MOST : 0][];
        begins = new int[bytes.length];
        ends = new int[bytes.length];
    }

    boolean isEmpty() {
        return next == size;
    }

    /** Takes values of a page that has some left; as many as stay what they are while others are decoded. */
    void fill(Page page, int mostDefinition) throws PackedException {
        next = 0;
        size = 0;
        int count = page.isLasting() ? Math.min(MOST, page.left()) : 1;
        for (int i = 0; i < count; i++) {
            page.repetition();
            int definition = page.definition();
            if (definition > mostDefinition) {
                throw new PackedException("a level is higher than the schema has any; the file is damaged");
            }
            there[i] = definition == mostDefinition;
            if (there[i]) {
                page.value(value);
                put(i);
            }
        }
        size = count;
    }

    private void put(int place) {
        if (numbers.length > 0) {
            numbers[place] = value.number;
        } else {
            bytes[place] = value.bytes;
            begins[place] = value.from;
            ends[place] = value.to;
        }
    }

    /** Gives the next one, where there is one; false where it is missing. */
    boolean next(Value into) {
        int place = next++;
        if (!there[place]) {
            return false;
        }
        if (numbers.length > 0) {
            into.set(numbers[place]);
        } else {
            into.set(bytes[place], begins[place], ends[place]);
        }
        return true;
    }
}
