package io.leeway.rows.packed;

/**
 * Unpacks frames of <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md">LZ4</a>, without dictionaries. Their
 * checksums are passed over.
 */
public final class Lz4Frame {

    private static final int MAGIC = 0x184D2204;

    private static final int VERSION = 0b1100_0000;
    private static final int VERSION_1 = 0b0100_0000;
    private static final int BLOCK_CHECKSUMS = 0b1_0000;
    private static final int SIZE = 0b1000;
    private static final int CHECKSUM = 0b100;
    private static final int DICTIONARY = 0b1;

    /** Flags, the size of blocks and a checksum. */
    private static final int DESCRIPTOR = 3;

    private static final int STORED = 0x8000_0000;

    private Lz4Frame() {}

    /** Unpacks bytes between two places so that they fill the target. */
    public static void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        int at = from;
        int written = 0;
        while (at < to) {
            if (to - at < Integer.BYTES + DESCRIPTOR || Bits.intAt(packed, at) != MAGIC) {
                throw Unpacking.damaged();
            }
            int flags = packed[at + Integer.BYTES];
            if ((flags & VERSION) != VERSION_1 || (flags & DICTIONARY) != 0) {
                throw Unpacking.damaged();
            }
            at += Integer.BYTES + DESCRIPTOR + ((flags & SIZE) == 0 ? 0 : Long.BYTES);
            int checksum = (flags & BLOCK_CHECKSUMS) == 0 ? 0 : Integer.BYTES;
            for (int size = number(packed, at, to); size != 0; size = number(packed, at, to)) {
                at += Integer.BYTES;
                int length = size & ~STORED;
                if (length > to - at) {
                    throw Unpacking.damaged();
                }
                written = (size & STORED) == 0
                        ? Lz4.unpack(packed, at, at + length, target, written)
                        : copy(packed, at, length, target, written);
                at += length + checksum;
            }
            at += Integer.BYTES + ((flags & CHECKSUM) == 0 ? 0 : Integer.BYTES);
        }
        if (at != to || written != target.length) {
            throw Unpacking.damaged();
        }
    }

    private static int number(byte[] packed, int at, int to) throws PackedException {
        if (to - at < Integer.BYTES) {
            throw Unpacking.damaged();
        }
        return Bits.intAt(packed, at);
    }

    private static int copy(byte[] packed, int at, int length, byte[] target, int written) throws PackedException {
        if (length > target.length - written) {
            throw Unpacking.damaged();
        }
        System.arraycopy(packed, at, target, written, length);
        return written + length;
    }
}
