package io.leeway.rows.parquet;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** Whole numbers written as differences in blocks of packed bits (DELTA_BINARY_PACKED). */
final class DeltaReader {

    /** Writers take 128 or 256. */
    private static final int MOST_BLOCK = 1 << 16;

    private final byte[] bytes;
    private final int end;
    private int at;
    private final int miniBlocks;
    private final int perMiniBlock;
    private final long total;
    private long given;
    private long value;
    private long least;
    private int widths;
    private int miniBlock;
    private int width;
    private int left;
    private long bit;

    /** Between two places of the bytes. */
    DeltaReader(byte[] bytes, int from, int to) throws PackedException {
        this.bytes = bytes;
        end = to;
        at = from;
        long block = varint();
        long parts = varint();
        total = varint();
        value = zigzag();
        if (block < 1 || block > MOST_BLOCK || parts < 1 || parts > block || block % parts != 0 || total < 0) {
            throw damaged();
        }
        miniBlocks = (int) parts;
        perMiniBlock = (int) (block / parts);
        miniBlock = miniBlocks;
    }

    /** How many there are. */
    long total() {
        return total;
    }

    long next() throws PackedException {
        if (given == total) {
            throw new PackedException("the page holds fewer values than it says");
        }
        if (given > 0) {
            if (left == 0) {
                beginMiniBlock();
            }
            value += least + Bits.read(bytes, bit, width);
            bit += width;
            left--;
        }
        given++;
        return value;
    }

    /** Passes by all that are left; gives the place behind them. */
    int skipAll() throws PackedException {
        given = Math.max(given, Math.min(1, total));
        given += left;
        left = 0;
        while (given < total) {
            beginMiniBlock();
            given += left;
            left = 0;
        }
        given = total;
        return at;
    }

    private void beginMiniBlock() throws PackedException {
        if (miniBlock == miniBlocks) {
            least = zigzag();
            widths = at;
            at += miniBlocks;
            miniBlock = 0;
        }
        if (at > end) {
            throw damaged();
        }
        width = bytes[widths + miniBlock++] & 0xFF;
        long octets = ((long) width * perMiniBlock + 7) / Byte.SIZE;
        if (width > Long.SIZE || octets > end - at) {
            throw damaged();
        }
        bit = (long) at * Byte.SIZE;
        at += (int) octets;
        left = perMiniBlock;
    }

    private long varint() throws PackedException {
        long varint = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw damaged();
            }
            varint |= (bytes[at] & 0x7FL) << shift;
            if (bytes[at++] >= 0) {
                return varint;
            }
        }
        throw damaged();
    }

    private long zigzag() throws PackedException {
        long varint = varint();
        return (varint >>> 1) ^ -(varint & 1);
    }

    private static PackedException damaged() {
        return new PackedException("the differences within the page do not fit together");
    }
}
