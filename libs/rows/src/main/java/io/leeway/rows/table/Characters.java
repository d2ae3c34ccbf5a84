package io.leeway.rows.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Characters of UTF-8 as Java has them. */
final class Characters {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private Characters() {}

    /** The first line feed or carriage return; the end where there is none. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, at);
            long found = zeros(eight ^ ONES * '\n') | zeros(eight ^ ONES * '\r');
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** The highest bit of the lowest byte that is zero, if any, and of bytes above it at most. */
    private static long zeros(long eight) {
        return eight - ONES & ~eight & HIGHEST_BITS;
    }

    /** How many there are in bytes that are whole characters. */
    static long count(byte[] bytes, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            // A character's further bytes are none; one of four bytes is two.
            count += (bytes[i] & 0xC0) == 0x80 ? 0 : (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return count;
    }

    /** Whether there are nothing but blanks in bytes that are whole characters. */
    static boolean areBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return new String(bytes, i, to - i, StandardCharsets.UTF_8).isBlank();
            }
            if (!Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
