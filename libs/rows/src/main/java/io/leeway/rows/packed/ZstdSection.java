package io.leeway.rows.packed;

/** Bytes of a Zstandard frame that belong together, read from the first on. */
final class ZstdSection {

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Those between two places. */
    ZstdSection(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    /** How many are left. */
    int left() {
        return end - at;
    }

    /** A whole number of one to eight bytes, the lowest first. */
    long number(int width) throws PackedException {
        int from = pass(width);
        return Bits.read(bytes, (long) from * Byte.SIZE, width * Byte.SIZE);
    }

    /** So many bits, 0 to 16, from a bit of what is left; nothing is passed, and what lies behind the end is zero. */
    int peek(long bit, int width) {
        long present = Math.clamp(8L * left() - bit, 0, width);
        return (int) Bits.read(bytes, 8L * at + bit, (int) present);
    }

    /** The next bytes as a section of their own. */
    ZstdSection part(long length) throws PackedException {
        int from = pass(length);
        return new ZstdSection(bytes, from, at);
    }

    /** All that is left as bits, the last first. */
    ZstdBits bits() throws PackedException {
        return new ZstdBits(bytes, at, end);
    }

    /** Copies the next bytes. */
    void copy(byte[] target, int place, int length) throws PackedException {
        System.arraycopy(bytes, pass(length), target, place, length);
    }

    /** Passes so many bytes; where they begin. */
    int pass(long length) throws PackedException {
        if (length > left()) {
            throw Unpacking.damaged();
        }
        int from = at;
        at += (int) length;
        return from;
    }
}
