package io.leeway.rows.packed;

/** How many states of an {@link FseTable} each symbol has. */
final class FseCounts {

    /** The count of a symbol that is so rare that it has one state, which tells nothing of the next one. */
    static final int RARE = -1;

    private static final int SHORTEST_LOG = 5;
    private static final int MORE_ABSENT = 3;

    private final int log;
    private final int[] counts;

    /**
     * Of a table of 2^log states.
     *
     * @param counts a symbol's states, {@link #RARE} or 0; together as many as the table has
     */
    FseCounts(int log, int... counts) {
        this.log = log;
        this.counts = counts;
    }

    int log() {
        return log;
    }

    int symbols() {
        return counts.length;
    }

    int of(int symbol) {
        return counts[symbol];
    }

    /**
     * As they stand before what they describe (RFC 8878, 4.1.1).
     *
     * @param longestLog of a table's size
     * @param symbols how many there are at most
     */
    static FseCounts read(ZstdSection in, int longestLog, int symbols) throws PackedException {
        int log = in.peek(0, 4) + SHORTEST_LOG;
        if (log > longestLog) {
            throw Unpacking.damaged();
        }
        int[] counts = new int[symbols];
        int symbol = 0;
        int states = 1 << log;
        long bit = 4;
        while (states > 0) {
            if (symbol == symbols) {
                throw Unpacking.damaged();
            }
            int width = Integer.SIZE - Integer.numberOfLeadingZeros(states + 1);
            int half = 1 << (width - 1);
            // So many values are written with one bit less, because the whole width has more than there can be
            int shorter = 2 * half - 2 - states;
            int value = in.peek(bit, width);
            if ((value & (half - 1)) < shorter) {
                value &= half - 1;
                bit += width - 1L;
            } else {
                value -= value >= half ? shorter : 0;
                bit += width;
            }
            int count = value - 1;
            counts[symbol++] = count;
            states -= Math.abs(count);
            if (count == 0) {
                int absent;
                do {
                    absent = in.peek(bit, 2);
                    bit += 2;
                    symbol += absent;
                } while (absent == MORE_ABSENT && symbol < symbols);
                if (symbol > symbols) {
                    throw Unpacking.damaged();
                }
            }
        }
        in.pass((bit + 7) / Byte.SIZE);
        return new FseCounts(log, counts);
    }
}
