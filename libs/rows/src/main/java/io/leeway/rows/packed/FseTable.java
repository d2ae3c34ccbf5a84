package io.leeway.rows.packed;

/**
 * The states of a decoder of finite state entropy (RFC 8878, 4.1): each has a symbol, and says how many bits are read for
 * the next state and what is added to them.
 */
final class FseTable {

    private static final int BITS_AT = 8;
    private static final int BASE_AT = 16;

    private final int log;
    private final int[] states;

    private FseTable(int log, int[] states) {
        this.log = log;
        this.states = states;
    }

    /** With one state, which needs no bits. */
    static FseTable always(int symbol) {
        return new FseTable(0, new int[] {symbol});
    }

    /** For symbols of 0 to 255. */
    static FseTable of(FseCounts counts) {
        int size = 1 << counts.log();
        int[] symbols = spread(counts, size);
        int[] next = new int[counts.symbols()];
        for (int symbol = 0; symbol < next.length; symbol++) {
            next[symbol] = Math.abs(counts.of(symbol));
        }
        int[] states = new int[size];
        for (int state = 0; state < size; state++) {
            int rank = next[symbols[state]]++;
            int bits = counts.log() - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rank));
            states[state] = symbols[state] | bits << BITS_AT | ((rank << bits) - size) << BASE_AT;
        }
        return new FseTable(counts.log(), states);
    }

    private static int[] spread(FseCounts counts, int size) {
        int[] symbols = new int[size];
        int free = size;
        for (int symbol = 0; symbol < counts.symbols(); symbol++) {
            if (counts.of(symbol) == FseCounts.RARE) {
                symbols[--free] = symbol;
            }
        }
        int step = (size >>> 1) + (size >>> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < counts.symbols(); symbol++) {
            for (int i = 0; i < counts.of(symbol); i++) {
                symbols[at] = symbol;
                do {
                    at = (at + step) & (size - 1);
                } while (at >= free);
            }
        }
        return symbols;
    }

    /** The first state. */
    int begin(ZstdBits in) throws PackedException {
        return in.read(log);
    }

    int symbol(int state) {
        return states[state] & 0xFF;
    }

    /** How many bits the next state needs. */
    int bits(int state) {
        return (states[state] >>> BITS_AT) & 0xFF;
    }

    int next(int state, ZstdBits in) throws PackedException {
        return (states[state] >>> BASE_AT) + in.read(bits(state));
    }
}
