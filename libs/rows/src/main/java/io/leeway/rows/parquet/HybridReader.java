package io.leeway.rows.parquet;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** Small whole numbers as Parquet writes levels and places in dictionaries: in runs of the same one, or packed as bits. */
final class HybridReader {

    private static final int MOST_WIDTH = 32;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private int at;
    private long left;
    private boolean packed;
    private int repeated;
    private long bit;

    /** Between two places of the bytes, of so many bits each. */
    HybridReader(byte[] bytes, int from, int to, int width) throws PackedException {
        if (from < 0 || to < from || to > bytes.length || width > MOST_WIDTH) {
            throw damaged();
        }
        this.bytes = bytes;
        this.end = to;
        this.width = width;
        at = from;
    }

    int next() throws PackedException {
        while (left == 0) {
            beginRun();
        }
        left--;
        if (!packed) {
            return repeated;
        }
        int value = (int) Bits.read(bytes, bit, width);
        bit += width;
        return value;
    }

    private void beginRun() throws PackedException {
        int head = varint();
        long run = Integer.toUnsignedLong(head) >>> 1;
        packed = (head & 1) == 1;
        if (packed) {
            // Groups of eight; the last of them may be cut off behind the last number.
            long octets = Math.min(run * width, end - at);
            left = width == 0 ? run * Byte.SIZE : octets * Byte.SIZE / width;
            bit = (long) at * Byte.SIZE;
            at += (int) octets;
        } else {
            left = run;
            int octets = (width + 7) / Byte.SIZE;
            if (octets > end - at) {
                throw damaged();
            }
            repeated = (int) Bits.read(bytes, (long) at * Byte.SIZE, octets * Byte.SIZE);
            at += octets;
        }
    }

    private int varint() throws PackedException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            if (at == end) {
                throw new PackedException("the page holds fewer values than it says");
            }
            value |= (bytes[at] & 0x7F) << shift;
            if (bytes[at++] >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private static PackedException damaged() {
        return new PackedException("the lengths within the page do not fit together");
    }
}
