package io.leeway.statistics.profile;

import java.util.zip.CRC32C;

/** Reads what a {@link ByteWriter} wrote; every fault is an {@link IllegalArgumentException}. */
final class ByteReader {

    private static final int CHECKSUM_BYTES = 4;

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Checks the checksum, the format byte and the version byte. */
    ByteReader(byte[] bytes, int format, int version) {
        this.bytes = bytes;
        this.end = bytes.length - CHECKSUM_BYTES;
        if (end < 2) {
            throw corrupt("it is too short");
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        int stored = 0;
        for (int i = end; i < bytes.length; i++) {
            stored = stored << 8 | (bytes[i] & 0xFF);
        }
        if (stored != (int) checksum.getValue()) {
            throw corrupt("the checksum does not match");
        }
        int actualFormat = readByte();
        if (actualFormat != format) {
            throw corrupt("it is of another kind");
        }
        int actualVersion = readByte();
        if (actualVersion != version) {
            throw new IllegalArgumentException("unknown profile version " + actualVersion);
        }
    }

    int readByte() {
        if (position >= end) {
            throw corrupt("it ends early");
        }
        return bytes[position++] & 0xFF;
    }

    long readVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw corrupt("a number is too long");
    }

    /** A number that must not be negative. */
    long readCount() {
        long value = readVarint();
        if (value < 0) {
            throw corrupt("a count is negative");
        }
        return value;
    }

    /** A number of items that take at least one byte each. */
    int readLength() {
        long length = readCount();
        if (length > end - position) {
            throw corrupt("a length exceeds the content");
        }
        return (int) length;
    }

    long readLong() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | readByte();
        }
        return value;
    }

    double readFiniteDouble() {
        double value = Double.longBitsToDouble(readLong());
        if (!Double.isFinite(value)) {
            throw corrupt("a number is not finite");
        }
        return value;
    }

    String readString() {
        char[] units = new char[readLength()];
        for (int i = 0; i < units.length; i++) {
            long unit = readVarint();
            if (unit < 0 || unit > Character.MAX_VALUE) {
                throw corrupt("a character is out of range");
            }
            units[i] = (char) unit;
        }
        return new String(units);
    }

    void requireEnd() {
        if (position != end) {
            throw corrupt("it goes on after its end");
        }
    }

    static IllegalArgumentException corrupt(String how) {
        return new IllegalArgumentException("the serialised profile is corrupt: " + how);
    }
}
