package io.leeway.rows.packed;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The bytes of a block that are not repeated from before (RFC 8878, 3.1.1.3.1). */
final class ZstdLiterals {

    private static final int RAW = 0;
    private static final int ONE_BYTE = 1;
    private static final int CODED = 2;

    private static final int STREAMS = 4;

    private final byte[] bytes;
    private @Nullable HuffmanTable table;
    private int at;
    private int end;

    /** @param most so many bytes a block has at most */
    ZstdLiterals(int most) {
        bytes = new byte[most];
    }

    /** Forgets what earlier frames had. */
    void reset() {
        table = null;
    }

    /** Reads those of a block. */
    void read(ZstdSection block) throws PackedException {
        int kind = block.peek(0, 2);
        int form = block.peek(2, 2);
        if (kind == RAW || kind == ONE_BYTE) {
            int width = (form & 1) == 0 ? 1 : form == 1 ? 2 : 3;
            begin(block.number(width) >>> (width == 1 ? 3 : 4));
            if (kind == RAW) {
                block.copy(bytes, 0, end);
            } else {
                Arrays.fill(bytes, 0, end, (byte) block.number(1));
            }
            return;
        }
        int width = Math.max(3, form + 2);
        int bits = 4 * width - 2;
        long header = block.number(width) >>> 4;
        begin(header & ((1 << bits) - 1));
        ZstdSection packed = block.part(header >>> bits);
        if (kind == CODED) {
            table = HuffmanTable.read(packed);
        }
        if (table == null) {
            throw Unpacking.damaged();
        }
        if (form == 0) {
            table.decode(packed, bytes, 0, end);
        } else {
            decodeStreams(packed, table);
        }
    }

    private void begin(long length) throws PackedException {
        if (length > bytes.length) {
            throw Unpacking.damaged();
        }
        at = 0;
        end = (int) length;
    }

    private void decodeStreams(ZstdSection packed, HuffmanTable codes) throws PackedException {
        long[] lengths = new long[STREAMS];
        for (int i = 0; i < STREAMS - 1; i++) {
            lengths[i] = packed.number(2);
            lengths[STREAMS - 1] -= lengths[i];
        }
        lengths[STREAMS - 1] += packed.left();
        int share = (end + STREAMS - 1) / STREAMS;
        if (share * (STREAMS - 1) > end || lengths[STREAMS - 1] < 0) {
            throw Unpacking.damaged();
        }
        for (int i = 0; i < STREAMS; i++) {
            int to = i == STREAMS - 1 ? end : share * (i + 1);
            codes.decode(packed.part(lengths[i]), bytes, share * i, to);
        }
    }

    /** How many of the block are left. */
    int left() {
        return end - at;
    }

    /** Copies the next ones; gives the place behind them. */
    int copy(byte[] target, int written, int length) throws PackedException {
        if (length > left() || length > target.length - written) {
            throw Unpacking.damaged();
        }
        System.arraycopy(bytes, at, target, written, length);
        at += length;
        return written + length;
    }
}
