package io.leeway.rows.packed;

/** Unpacks blocks that Snappy has compressed (its format description, without the frames around them). */
public final class Snappy {

    private static final int SHORT_LITERAL = 60;

    private Snappy() {}

    /** Unpacks bytes between two places so that they fill the target. */
    public static void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        int at = from;
        long length = 0;
        for (int shift = 0; ; shift += 7) {
            if (at == to || shift > 28) {
                throw Unpacking.damaged();
            }
            length |= (packed[at] & 0x7FL) << shift;
            if (packed[at++] >= 0) {
                break;
            }
        }
        if (length != target.length) {
            throw Unpacking.damaged();
        }
        int written = 0;
        while (at < to) {
            int tag = packed[at++] & 0xFF;
            int extra = (tag & 3) == 0 ? Math.max(0, (tag >>> 2) - SHORT_LITERAL + 1) : 1 << ((tag & 3) - 1);
            if (extra > to - at) {
                throw Unpacking.damaged();
            }
            int operand = (int) Bits.read(packed, (long) at * Byte.SIZE, extra * Byte.SIZE);
            at += extra;
            if ((tag & 3) == 0) {
                int literal = extra == 0 ? (tag >>> 2) + 1 : operand + 1;
                if (literal <= 0 || literal > to - at || literal > target.length - written) {
                    throw Unpacking.damaged();
                }
                System.arraycopy(packed, at, target, written, literal);
                at += literal;
                written += literal;
            } else {
                boolean near = (tag & 3) == 1;
                int distance = near ? ((tag >>> 5) << 8) | operand : operand;
                written = Unpacking.repeat(target, written, distance, near ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1);
            }
        }
        if (written != target.length) {
            throw Unpacking.damaged();
        }
    }
}
