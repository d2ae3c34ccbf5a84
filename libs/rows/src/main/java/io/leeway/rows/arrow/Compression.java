package io.leeway.rows.arrow;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Lz4Frame;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.Zstd;

/** How the buffers of a batch are compressed, each by itself. */
enum Compression {
    NONE,
    LZ4,
    ZSTD;

    /** As a batch says it; absent where it is not compressed. */
    static Compression of(@Nullable FlatTable said) throws PackedException {
        if (said == null) {
            return NONE;
        }
        int codec = said.octet(0);
        if (codec > 1 || said.octet(1) != 0) {
            throw new PackedException("it is compressed with codec number " + codec
                    + ", which is not read. Write it with compression lz4, zstd or none");
        }
        return codec == 0 ? LZ4 : ZSTD;
    }

    /** Unpacks bytes between two places so that they fill the target. */
    void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        if (this == LZ4) {
            Lz4Frame.unpack(packed, from, to, target);
        } else {
            Zstd.unpack(packed, from, to, target);
        }
    }
}
