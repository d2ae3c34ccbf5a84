package io.leeway.rows.packed;

/** Bits that were written forwards and are read backwards, from the last one that is set on, which is none of them. */
final class ZstdBits {

    private final byte[] bytes;
    private final int begin;
    private int left;

    /** Those between two bytes. */
    ZstdBits(byte[] bytes, int begin, int end) throws PackedException {
        if (begin == end || bytes[end - 1] == 0) {
            throw Unpacking.damaged();
        }
        this.bytes = bytes;
        this.begin = begin;
        left = (end - begin) * Byte.SIZE - (Integer.numberOfLeadingZeros(bytes[end - 1] & 0xFF) - 3 * Byte.SIZE) - 1;
    }

    /** How many are left. */
    int left() {
        return left;
    }

    /** The next ones, 0 to 30. */
    int read(int width) throws PackedException {
        pass(width);
        return bits(left, width);
    }

    /** The next ones, which are not passed; zeros follow the last. */
    int peek(int width) {
        return left >= width ? bits(left - width, width) : bits(0, left) << (width - left);
    }

    /** The next 64 of at least as many, which are not passed; the first one is the highest. */
    long peekLong() {
        return Bits.read(bytes, (long) begin * Byte.SIZE + left - Long.SIZE, Long.SIZE);
    }

    /** Passes so many. */
    void pass(int width) throws PackedException {
        if (width > left) {
            throw Unpacking.damaged();
        }
        left -= width;
    }

    private int bits(int from, int width) {
        int place = begin + (from >>> 3);
        if (place <= bytes.length - Long.BYTES) {
            return (int) (Bits.longAt(bytes, place) >>> (from & 7)) & ((1 << width) - 1);
        }
        return (int) Bits.read(bytes, (long) begin * Byte.SIZE + from, width);
    }
}
