package io.leeway.rows.arrow;

import io.leeway.rows.packed.Bits;

/**
 * A buffer of an array. What is asked of it lies within it: that is seen to when it is found.
 *
 * @param bytes where it lies
 * @param from its beginning
 * @param to behind its end
 */
record Section(byte[] bytes, int from, int to) {

    int length() {
        return to - from;
    }

    boolean bit(int index) {
        return ((bytes[from + (index >>> 3)] >>> (index & 7)) & 1) != 0;
    }

    /** Whether a value is there, where this says so of each; it is empty where all are. */
    boolean isThere(int index) {
        return length() == 0 || bit(index);
    }

    /** One of whole numbers of 1, 2, 4 or 8 bytes. */
    long whole(int index, int width, boolean signed) {
        int at = from + index * width;
        return switch (width) {
            case Byte.BYTES -> signed ? bytes[at] : bytes[at] & 0xFF;
            case Short.BYTES -> signed ? half(at) : half(at) & 0xFFFF;
            case Integer.BYTES -> signed ? Bits.intAt(bytes, at) : Bits.intAt(bytes, at) & 0xFFFF_FFFFL;
            default -> Bits.longAt(bytes, at);
        };
    }

    private short half(int at) {
        return (short) ((bytes[at] & 0xFF) | (bytes[at + 1] << Byte.SIZE));
    }
}
