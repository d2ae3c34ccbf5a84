package io.leeway.rows.packed;

/** Unpacks blocks that LZ4 has compressed (its block format, without the frames around them). */
public final class Lz4 {

    private static final int LONG = 15;
    private static final int SHORTEST_MATCH = 4;

    private final byte[] packed;
    private final int to;
    private int at;

    private Lz4(byte[] packed, int from, int to) {
        this.packed = packed;
        this.to = to;
        at = from;
    }

    /** Unpacks bytes between two places so that they fill the target. */
    public static void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        if (unpack(packed, from, to, target, 0) != target.length) {
            throw Unpacking.damaged();
        }
    }

    /** Unpacks bytes behind what was written already, which they may repeat; gives the place behind them. */
    static int unpack(byte[] packed, int from, int to, byte[] target, int written) throws PackedException {
        return new Lz4(packed, from, to).unpack(target, written);
    }

    private int unpack(byte[] target, int behind) throws PackedException {
        int written = behind;
        while (at < to) {
            int token = packed[at++] & 0xFF;
            long literal = length(token >>> 4);
            if (literal > to - at || literal > target.length - written) {
                throw Unpacking.damaged();
            }
            System.arraycopy(packed, at, target, written, (int) literal);
            at += (int) literal;
            written += (int) literal;
            if (at == to) {
                break;
            }
            if (to - at < 2) {
                throw Unpacking.damaged();
            }
            int distance = (packed[at] & 0xFF) | ((packed[at + 1] & 0xFF) << 8);
            at += 2;
            written = Unpacking.repeat(target, written, distance, SHORTEST_MATCH + length(token & LONG));
        }
        return written;
    }

    private long length(int first) throws PackedException {
        long length = first;
        if (first == LONG) {
            int more;
            do {
                if (at == to) {
                    throw Unpacking.damaged();
                }
                more = packed[at++] & 0xFF;
                length += more;
            } while (more == 0xFF);
        }
        return length;
    }
}
