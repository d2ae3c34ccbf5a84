package io.leeway.rows.packed;

import java.util.Arrays;

/** Unpacks frames that Zstandard has compressed (RFC 8878), without dictionaries. */
public final class Zstd {

    private static final long MAGIC = 0xFD2FB528L;
    private static final long SKIPPED = 0x184D2A50L;
    private static final long ANY_OF_SKIPPED = 0xF;
    private static final int LONGEST_BLOCK = 1 << 17;

    private static final int RAW = 0;
    private static final int ONE_BYTE = 1;
    private static final int COMPRESSED = 2;

    private static final int DICTIONARY = 0b11;
    private static final int CHECKSUM = 0b100;
    private static final int RESERVED = 0b1000;
    private static final int SINGLE_SEGMENT = 0b10_0000;

    /** A size in two bytes is larger by what would fit into one. */
    private static final int LARGER_BY = 1 << 8;

    private final ZstdSection packed;
    private final byte[] target;
    private final ZstdLiterals literals;
    private final ZstdSequences sequences = new ZstdSequences();
    private int written;

    private Zstd(ZstdSection packed, byte[] target) {
        this.packed = packed;
        this.target = target;
        literals = new ZstdLiterals(Math.min(LONGEST_BLOCK, target.length));
    }

    /** Unpacks bytes between two places so that they fill the target. */
    public static void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        if (new Zstd(new ZstdSection(packed, from, to), target).frames() != target.length) {
            throw Unpacking.damaged();
        }
    }

    private int frames() throws PackedException {
        while (packed.left() > 0) {
            long magic = packed.number(Integer.BYTES);
            if (magic == MAGIC) {
                frame();
            } else if ((magic & ~ANY_OF_SKIPPED) == SKIPPED) {
                packed.pass(packed.number(Integer.BYTES));
            } else {
                throw Unpacking.damaged();
            }
        }
        return written;
    }

    private void frame() throws PackedException {
        literals.reset();
        sequences.reset();
        int begin = written;
        int form = (int) packed.number(1);
        if ((form & (RESERVED | DICTIONARY)) != 0) {
            throw Unpacking.damaged();
        }
        boolean single = (form & SINGLE_SEGMENT) != 0;
        if (!single) {
            // How far back repetitions reach: as all that is written is kept, it does not matter
            packed.pass(1);
        }
        int sizeForm = form >>> 6;
        boolean sized = sizeForm > 0 || single;
        long size = sized ? packed.number(1 << sizeForm) + (sizeForm == 1 ? LARGER_BY : 0) : 0;
        boolean last;
        do {
            last = block(begin);
        } while (!last);
        if (sized && size != written - begin) {
            throw Unpacking.damaged();
        }
        if ((form & CHECKSUM) != 0
                && packed.number(Integer.BYTES) != (XxHash64.of(target, begin, written) & 0xFFFFFFFFL)) {
            throw Unpacking.damaged();
        }
    }

    /** Whether it is the frame's last one. */
    private boolean block(int begin) throws PackedException {
        int header = (int) packed.number(3);
        int length = header >>> 3;
        int room = Math.min(LONGEST_BLOCK, target.length - written);
        if (length > LONGEST_BLOCK) {
            throw Unpacking.damaged();
        }
        switch ((header >>> 1) & 3) {
            case RAW -> {
                if (length > room) {
                    throw Unpacking.damaged();
                }
                packed.copy(target, written, length);
                written += length;
            }
            case ONE_BYTE -> {
                if (length > room) {
                    throw Unpacking.damaged();
                }
                Arrays.fill(target, written, written + length, (byte) packed.number(1));
                written += length;
            }
            case COMPRESSED -> {
                ZstdSection block = packed.part(length);
                literals.read(block);
                written = sequences.write(block, literals, target, begin, written);
            }
            default -> throw Unpacking.damaged();
        }
        return (header & 1) != 0;
    }
}
