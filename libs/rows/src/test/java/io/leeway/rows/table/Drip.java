package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.util.random.RandomGenerator;

/** Bytes that come in pieces of all lengths, as from a network. */
public final class Drip extends ByteArrayInputStream {

    private final RandomGenerator random;
    private final int most;

    /** @param most the most bytes of a piece */
    public Drip(byte[] bytes, RandomGenerator random, int most) {
        super(bytes);
        this.random = random;
        this.most = most;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(most)));
    }

    /** Waits, as a network does, for all that was asked for. */
    @Override
    public int readNBytes(byte[] buffer, int offset, int length) {
        return Math.max(0, super.read(buffer, offset, length));
    }
}
