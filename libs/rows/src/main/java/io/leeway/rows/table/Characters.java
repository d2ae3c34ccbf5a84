package io.leeway.rows.table;

/** Counts characters of UTF-8 as Java has them. */
final class Characters {

    private Characters() {}

    /** How many there are in bytes that are whole characters. */
    static long count(byte[] bytes, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            // A character's further bytes are none; one of four bytes is two.
            count += (bytes[i] & 0xC0) == 0x80 ? 0 : (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return count;
    }
}
