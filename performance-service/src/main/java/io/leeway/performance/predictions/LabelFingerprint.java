package io.leeway.performance.predictions;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 63 bits of SHA-256 over the labels of some rows in their order; two different labels have different bytes. */
final class LabelFingerprint {

    private static final byte NONE = 0;
    private static final byte CLASS = 1;
    private static final byte VALUE = 2;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(8_192);

    /** A row without a label. */
    void none() {
        room(1).put(NONE);
    }

    /** A row of that class. */
    void add(String label) {
        room(1 + Integer.BYTES).put(CLASS).putInt(label.length());
        for (int i = 0; i < label.length(); i++) {
            room(Character.BYTES).putChar(label.charAt(i));
        }
    }

    /** A row with that value. */
    void add(double label) {
        room(1 + Double.BYTES).put(VALUE).putLong(Double.doubleToLongBits(label));
    }

    /** Of all that was added; never negative. */
    long value() {
        digest.update(buffer.flip());
        return ByteBuffer.wrap(digest.digest()).getLong() & Long.MAX_VALUE;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return buffer;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
