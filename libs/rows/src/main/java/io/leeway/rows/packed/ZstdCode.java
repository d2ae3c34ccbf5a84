package io.leeway.rows.packed;

import org.jspecify.annotations.Nullable;

/** The numbers of a sequence: a symbol stands for a range of them, bits that follow say which one (RFC 8878, 3.1.1.3.2.1). */
enum ZstdCode {
    /** How many literals come first. */
    LITERALS(
            0,
            new int[] {
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13,
                14, 15, 16
            },
            9,
            new FseCounts(
                    6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
                    -1, -1, -1, -1)),

    /** How far back lies what is repeated, or that it is a distance of before. Longer ones than a page are not read. */
    DISTANCE(
            1,
            new int[] {
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                28, 29, 30
            },
            8,
            new FseCounts(
                    5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1)),

    /** How much is repeated. */
    LENGTH(
            3,
            new int[] {
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
                1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
            },
            9,
            new FseCounts(
                    6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1));

    private static final int USUAL = 0;
    private static final int ONE_SYMBOL = 1;
    private static final int DESCRIBED = 2;

    private final int[] firsts;
    private final int[] bits;
    private final int longestLog;
    private final FseTable usual;

    ZstdCode(int first, int[] bits, int longestLog, FseCounts usual) {
        this.bits = bits;
        this.longestLog = longestLog;
        this.usual = FseTable.of(usual);
        firsts = new int[bits.length];
        int next = first;
        for (int symbol = 0; symbol < bits.length; symbol++) {
            firsts[symbol] = next;
            next += 1 << bits[symbol];
        }
    }

    /** The number that a symbol and the next bits stand for. */
    int value(int symbol, ZstdBits in) throws PackedException {
        return firsts[symbol] + in.read(bits[symbol]);
    }

    /** The table that a block has in some mode, where it does not describe one perhaps that of the block before. */
    FseTable table(int mode, ZstdSection block, @Nullable FseTable before) throws PackedException {
        return switch (mode) {
            case USUAL -> usual;
            case ONE_SYMBOL -> {
                int symbol = (int) block.number(1);
                if (symbol >= bits.length) {
                    throw Unpacking.damaged();
                }
                yield FseTable.always(symbol);
            }
            case DESCRIBED -> FseTable.of(FseCounts.read(block, longestLog, bits.length));
            default -> {
                if (before == null) {
                    throw Unpacking.damaged();
                }
                yield before;
            }
        };
    }
}
