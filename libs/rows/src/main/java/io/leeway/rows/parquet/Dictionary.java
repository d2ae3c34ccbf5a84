package io.leeway.rows.parquet;

import io.leeway.rows.packed.PackedException;

/** The values that pages of a column refer to by their places. */
final class Dictionary {

    private static final byte[] NO_BYTES = new byte[0];
    private static final Dictionary NONE = new Dictionary(NO_BYTES, new long[0], new int[0], new int[0], false);

    private final byte[] page;
    private final long[] numbers;
    private final int[] begins;
    private final int[] ends;
    private final boolean bytes;

    private Dictionary(byte[] page, long[] numbers, int[] begins, int[] ends, boolean bytes) {
        this.page = page;
        this.numbers = numbers;
        this.begins = begins;
        this.ends = ends;
        this.bytes = bytes;
    }

    /** Of no values. */
    static Dictionary none() {
        return NONE;
    }

    /** The memory that so many values need beside their page. */
    static long memory(int count) {
        return (long) count * Long.BYTES;
    }

    /** From a page of so many values, one after the other. */
    static Dictionary of(PhysicalType type, int width, byte[] page, int count) throws PackedException {
        // A text has at least its length, a boolean takes a bit.
        long least = type == PhysicalType.BOOLEAN ? 1 : Byte.SIZE * (width == 0 ? (long) Integer.BYTES : width);
        if (count * least > (long) page.length * Byte.SIZE) {
            throw new PackedException("the dictionary holds fewer values than it says");
        }
        Decoder decoder = Decoder.of(0, type, width, page, 0, NONE);
        boolean bytes = type.isBytes();
        long[] numbers = new long[bytes ? 0 : count];
        int[] begins = new int[bytes ? count : 0];
        int[] ends = new int[bytes ? count : 0];
        Value value = new Value();
        for (int i = 0; i < count; i++) {
            decoder.next(value);
            if (bytes) {
                begins[i] = value.from;
                ends[i] = value.to;
            } else {
                numbers[i] = value.number;
            }
        }
        return new Dictionary(page, numbers, begins, ends, bytes);
    }

    /** The values whose places a page holds. */
    Decoder decoder(byte[] places, int from) throws PackedException {
        if (from == places.length) {
            return value -> {
                throw new PackedException("the page holds fewer values than it says");
            };
        }
        HybridReader reader = new HybridReader(places, from + 1, places.length, places[from] & 0xFF);
        int count = bytes ? begins.length : numbers.length;
        return value -> {
            int place = reader.next();
            if (place < 0 || place >= count) {
                throw new PackedException("place " + Integer.toUnsignedString(place) + " of a dictionary of " + count
                        + " values is asked for");
            }
            if (bytes) {
                value.set(page, begins[place], ends[place]);
            } else {
                value.set(numbers[place]);
            }
        };
    }
}
