package io.leeway.rows.parquet;

import java.util.Arrays;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** The values of one page, one after the other. */
interface Decoder {

    /** Gives the next one. */
    void next(Value into) throws PackedException;

    /**
     * For a page's values.
     *
     * @param encoding its number in the format
     * @param type how they are stored
     * @param width the bytes of each where they have so many; otherwise 0
     * @param page where they stand, from a place to the end
     * @param dictionary the column's, which there may be none of
     */
    static Decoder of(int encoding, PhysicalType type, int width, byte[] page, int from, Dictionary dictionary)
            throws PackedException {
        return switch (encoding) {
            case 0 -> plain(type, width, page, from);
            case 2, 8 -> dictionary.decoder(page, from);
            case 3 -> runs(type, page, from);
            case 5 -> {
                require(type == PhysicalType.INT32 || type == PhysicalType.INT64);
                DeltaReader numbers = new DeltaReader(page, from, page.length);
                // Differences of 32 bits overflow by themselves.
                yield type == PhysicalType.INT32
                        ? value -> value.set((long) (int) numbers.next())
                        : value -> value.set(numbers.next());
            }
            case 6 -> {
                require(type == PhysicalType.BYTE_ARRAY);
                yield deltaLengths(page, from);
            }
            case 7 -> {
                require(type.isBytes());
                yield deltaBytes(page, from);
            }
            case 9 -> split(type, width, page, from);
            default -> throw new PackedException("the encoding number " + encoding + " is not read");
        };
    }

    /** Whether an encoding's values keep their bytes while others are decoded: not those that are put together one by one. */
    static boolean isLasting(int encoding) {
        return encoding != 7 && encoding != 9;
    }

    private static void require(boolean fits) throws PackedException {
        if (!fits) {
            throw new PackedException("the page's encoding does not go with the column's type");
        }
    }

    private static PackedException beyond() {
        return new PackedException("a value is longer than its page");
    }

    private static Decoder plain(PhysicalType type, int width, byte[] page, int from) {
        int[] at = {from};
        return switch (type) {
            case BOOLEAN -> {
                long[] bit = {(long) from * Byte.SIZE};
                yield value -> value.set((page[(int) (bit[0] >>> 3)] >>> (int) (bit[0]++ & 7)) & 1);
            }
            case INT32, FLOAT ->
                value -> {
                    value.set(Bits.intAt(page, at[0]));
                    at[0] += Integer.BYTES;
                };
            case INT64, DOUBLE ->
                value -> {
                    value.set(Bits.longAt(page, at[0]));
                    at[0] += Long.BYTES;
                };
            case BYTE_ARRAY ->
                value -> {
                    int length = Bits.intAt(page, at[0]);
                    int begin = at[0] + Integer.BYTES;
                    if (length < 0 || length > page.length - begin) {
                        throw beyond();
                    }
                    at[0] = begin + length;
                    value.set(page, begin, at[0]);
                };
            case INT96, FIXED_LEN_BYTE_ARRAY ->
                value -> {
                    if (width > page.length - at[0]) {
                        throw beyond();
                    }
                    at[0] += width;
                    value.set(page, at[0] - width, at[0]);
                };
        };
    }

    private static Decoder runs(PhysicalType type, byte[] page, int from) throws PackedException {
        require(type == PhysicalType.BOOLEAN);
        int length = Bits.intAt(page, from);
        int begin = from + Integer.BYTES;
        if (length < 0 || length > page.length - begin) {
            throw beyond();
        }
        HybridReader bits = new HybridReader(page, begin, begin + length, 1);
        return value -> value.set(bits.next());
    }

    private static Decoder deltaLengths(byte[] page, int from) throws PackedException {
        DeltaReader lengths = new DeltaReader(page, from, page.length);
        int[] at = {new DeltaReader(page, from, page.length).skipAll()};
        return value -> {
            long length = lengths.next();
            if (length < 0 || length > page.length - at[0]) {
                throw beyond();
            }
            at[0] += (int) length;
            value.set(page, at[0] - (int) length, at[0]);
        };
    }

    /** Each value is so many bytes of the one before and some more. */
    private static Decoder deltaBytes(byte[] page, int from) throws PackedException {
        DeltaReader prefixes = new DeltaReader(page, from, page.length);
        Decoder suffixes = deltaLengths(page, new DeltaReader(page, from, page.length).skipAll());
        byte[][] whole = {new byte[64]};
        int[] length = {0};
        return value -> {
            long prefix = prefixes.next();
            if (prefix < 0 || prefix > length[0]) {
                throw beyond();
            }
            suffixes.next(value);
            int suffix = value.length();
            length[0] = (int) prefix + suffix;
            if (length[0] > whole[0].length) {
                whole[0] = Arrays.copyOf(whole[0], 2 * length[0]);
            }
            System.arraycopy(value.bytes, value.from, whole[0], (int) prefix, suffix);
            value.set(whole[0], 0, length[0]);
        };
    }

    /** The first bytes of all values, then the second ones, and so on. */
    private static Decoder split(PhysicalType type, int width, byte[] page, int from) throws PackedException {
        require(width > 0);
        if (width > page.length - from) {
            throw beyond();
        }
        int count = (page.length - from) / width;
        byte[] one = new byte[Math.max(width, Long.BYTES)];
        int[] next = {0};
        boolean bytes = type.isBytes();
        boolean four = width == Integer.BYTES;
        return value -> {
            if (next[0] == count) {
                throw new PackedException("the page holds fewer values than it says");
            }
            for (int i = 0; i < width; i++) {
                one[i] = page[from + i * count + next[0]];
            }
            next[0]++;
            if (bytes) {
                value.set(one, 0, width);
            } else {
                value.set(four ? Bits.intAt(one, 0) : Bits.longAt(one, 0));
            }
        };
    }
}
