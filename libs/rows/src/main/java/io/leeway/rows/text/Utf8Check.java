package io.leeway.rows.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Goes over bytes that should be UTF-8, eight at a time where they are ASCII, and counts their lines. */
public final class Utf8Check {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BEYOND_ASCII = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long LINE_FEEDS = 0x0A0A_0A0A_0A0A_0A0AL;

    private long lines;
    private boolean malformed;

    /** Whether bytes are whole characters in UTF-8. */
    public static boolean isWhole(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0 || new Utf8Check().check(bytes, from, to) == to;
    }

    /** Line feeds before the place where the last check ended. */
    long lines() {
        return lines;
    }

    /** Whether the last check ended before bytes that are no UTF-8 whatever follows them. */
    boolean isMalformed() {
        return malformed;
    }

    /** Where the whole characters from here on end: at the end, before a character that is cut off, or before what is none. */
    int check(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (at + Long.BYTES <= end) {
                long eight = (long) LONGS.get(bytes, at);
                if ((eight & BEYOND_ASCII) == 0) {
                    long difference = eight ^ LINE_FEEDS;
                    // A byte's highest bit is set where it is zero: exactly there, because no carry leaves a byte.
                    lines += Long.bitCount(~((difference & LOW_BITS) + LOW_BITS | LOW_BITS));
                    at += Long.BYTES;
                    continue;
                }
            }
            if (bytes[at] >= 0) {
                lines += bytes[at] == '\n' ? 1 : 0;
                at++;
                continue;
            }
            int length = length(bytes, at, end);
            if (length <= 0) {
                malformed = length < 0;
                return at;
            }
            at += length;
        }
        return at;
    }

    /** How many bytes the character has that begins here; 0 where it is cut off, -1 where it is none. */
    private static int length(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 ? -1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : -1;
        if (length < 0) {
            return -1;
        }
        for (int i = 1; i < length; i++) {
            if (at + i >= end) {
                return 0;
            }
            int next = bytes[at + i] & 0xFF;
            int least = i == 1 ? leastSecond(first) : 0x80;
            int most = i == 1 ? mostSecond(first) : 0xBF;
            if (next < least || next > most) {
                return -1;
            }
        }
        return length;
    }

    /** Shorter forms of the same character are none. */
    private static int leastSecond(int first) {
        return switch (first) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
    }

    /** Neither are halves of surrogate pairs, nor what is beyond the last character. */
    private static int mostSecond(int first) {
        return switch (first) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
    }
}
