package io.leeway.performance.predictions;

import java.util.List;

/**
 * Tells which rows a batch has for certain not, so that labels need not look for theirs in every batch: a Bloom filter
 * of the row ids, eight bits and five hashes a row, which is wrong about one in fifty foreign rows.
 */
final class RowFilter {

    private static final int HASHES = 5;

    /** Keeps the document of a batch below 16 MB; larger batches are always looked into. */
    private static final int MOST_BYTES = 8 << 20;

    private final byte[] bits;

    private RowFilter(byte[] bits) {
        this.bits = bits;
    }

    static RowFilter of(List<PredictionBlock> blocks) {
        long rows = blocks.stream().mapToLong(PredictionBlock::rows).sum();
        if (rows > MOST_BYTES) {
            return new RowFilter(new byte[0]);
        }
        byte[] bits = new byte[(int) Math.max(1, rows)];
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                String id = block.id(row);
                if (id != null) {
                    long hash = hash(id);
                    for (int i = 0; i < HASHES; i++) {
                        long bit = bit(hash, i, bits.length);
                        bits[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
                    }
                }
            }
        }
        return new RowFilter(bits);
    }

    static RowFilter ofBytes(byte[] bytes) {
        return new RowFilter(bytes);
    }

    byte[] toBytes() {
        return bits;
    }

    boolean mayHaveAny(Iterable<String> ids) {
        if (bits.length == 0) {
            return true;
        }
        for (String id : ids) {
            if (mayHave(hash(id))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayHave(long hash) {
        for (int i = 0; i < HASHES; i++) {
            long bit = bit(hash, i, bits.length);
            if ((bits[(int) (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Kirsch and Mitzenmacher 2006: two hashes stand for as many as are wanted. */
    private static long bit(long hash, int number, int bytes) {
        int first = (int) hash;
        int second = (int) (hash >>> 32) | 1;
        return Integer.toUnsignedLong(first + number * second) % (8L * bytes);
    }

    /** FNV-1a with the finish of SplitMix64, because it must be the same in every process. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
