package io.leeway.rows.packed;

/** The checksum of a Zstandard frame: XXH64 with seed 0, as its <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">specification</a> has it. */
final class XxHash64 {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** The first two added up. */
    private static final long FIRST = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private XxHash64() {}

    /** Of the bytes between two places. */
    static long of(byte[] bytes, int from, int to) {
        int at = from;
        long hash = PRIME_5;
        if (to - from >= STRIPE) {
            long first = FIRST;
            long second = PRIME_2;
            long third = 0;
            long fourth = -PRIME_1;
            for (; to - at >= STRIPE; at += STRIPE) {
                first = round(first, Bits.longAt(bytes, at));
                second = round(second, Bits.longAt(bytes, at + 8));
                third = round(third, Bits.longAt(bytes, at + 16));
                fourth = round(fourth, Bits.longAt(bytes, at + 24));
            }
            hash = Long.rotateLeft(first, 1)
                    + Long.rotateLeft(second, 7)
                    + Long.rotateLeft(third, 12)
                    + Long.rotateLeft(fourth, 18);
            hash = merge(merge(merge(merge(hash, first), second), third), fourth);
        }
        hash += to - from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, Bits.longAt(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        for (; to - at >= Integer.BYTES; at += Integer.BYTES) {
            long four = Integer.toUnsignedLong(Bits.intAt(bytes, at));
            hash = Long.rotateLeft(hash ^ four * PRIME_1, 23) * PRIME_2 + PRIME_3;
        }
        for (; at < to; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long round(long sum, long lane) {
        return Long.rotateLeft(sum + lane * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long sum) {
        return (hash ^ round(0, sum)) * PRIME_1 + PRIME_4;
    }
}
