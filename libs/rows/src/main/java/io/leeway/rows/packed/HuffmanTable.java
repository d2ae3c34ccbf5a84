package io.leeway.rows.packed;

import java.util.Arrays;

/** Which byte some next bits stand for, and how many of them do (RFC 8878, 4.2). */
final class HuffmanTable {

    private static final int LONGEST_CODE = 11;
    private static final int MOST_WEIGHTS = 255;
    private static final int LONGEST_LOG_OF_WEIGHTS = 6;
    private static final int FIRST_DIRECT = 128;
    private static final int LENGTH_AT = 8;
    private static final int CODES_IN_A_LONG = Long.SIZE / LONGEST_CODE;

    private final int log;
    private final short[] codes;

    private HuffmanTable(int log, short[] codes) {
        this.log = log;
        this.codes = codes;
    }

    /** As it stands before the literals. */
    static HuffmanTable read(ZstdSection in) throws PackedException {
        int[] weights = new int[MOST_WEIGHTS + 1];
        int header = (int) in.number(1);
        int known =
                header < FIRST_DIRECT ? unpack(in.part(header), weights) : copy(in, header - FIRST_DIRECT + 1, weights);
        return of(weights, known);
    }

    private static int copy(ZstdSection in, int count, int[] weights) throws PackedException {
        for (int i = 0; i < count; i += 2) {
            int two = (int) in.number(1);
            weights[i] = two >>> 4;
            weights[i + 1] = i + 1 < count ? two & 0xF : 0;
        }
        return count;
    }

    private static int unpack(ZstdSection in, int[] weights) throws PackedException {
        FseTable table = FseTable.of(FseCounts.read(in, LONGEST_LOG_OF_WEIGHTS, LONGEST_CODE + 1));
        ZstdBits bits = in.bits();
        int state = table.begin(bits);
        int other = table.begin(bits);
        int count = 0;
        // Two states take turns. Where the bits of one do not suffice, the other one's symbol is the last
        while (count < MOST_WEIGHTS - 1) {
            weights[count++] = table.symbol(state);
            if (bits.left() < table.bits(state)) {
                weights[count++] = table.symbol(other);
                return count;
            }
            int next = table.next(state, bits);
            state = other;
            other = next;
        }
        throw Unpacking.damaged();
    }

    /** From the weights of all bytes but the last one that occurs, which has what is missing to a power of two. */
    private static HuffmanTable of(int[] weights, int known) throws PackedException {
        int sum = 0;
        for (int i = 0; i < known; i++) {
            if (weights[i] > LONGEST_CODE) {
                throw Unpacking.damaged();
            }
            sum += (1 << weights[i]) >>> 1;
        }
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(sum);
        int missing = (1 << log) - sum;
        if (sum == 0 || log > LONGEST_CODE || Integer.bitCount(missing) != 1) {
            throw Unpacking.damaged();
        }
        weights[known] = Integer.numberOfTrailingZeros(missing) + 1;
        short[] codes = new short[1 << log];
        int at = 0;
        for (int weight = 1; weight <= log; weight++) {
            for (int symbol = 0; symbol <= known; symbol++) {
                if (weights[symbol] == weight) {
                    int end = at + (1 << (weight - 1));
                    Arrays.fill(codes, at, end, (short) (symbol | (log + 1 - weight) << LENGTH_AT));
                    at = end;
                }
            }
        }
        return new HuffmanTable(log, codes);
    }

    /** Decodes a stream, which has as many bytes as there are between two places of the target. */
    void decode(ZstdSection stream, byte[] target, int from, int to) throws PackedException {
        ZstdBits bits = stream.bits();
        int at = from;
        while (to - at >= CODES_IN_A_LONG && bits.left() >= Long.SIZE) {
            long next = bits.peekLong();
            int passed = 0;
            for (int i = 0; i < CODES_IN_A_LONG; i++) {
                int code = codes[(int) (next << passed >>> (Long.SIZE - log))];
                target[at++] = (byte) code;
                passed += code >>> LENGTH_AT;
            }
            bits.pass(passed);
        }
        for (; at < to; at++) {
            int code = codes[bits.peek(log)];
            target[at] = (byte) code;
            bits.pass(code >>> LENGTH_AT);
        }
        if (bits.left() > 0) {
            throw Unpacking.damaged();
        }
    }
}
