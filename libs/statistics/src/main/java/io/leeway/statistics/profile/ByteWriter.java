package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** A growing byte buffer that ends in a checksum. */
final class ByteWriter {

    private byte[] bytes = new byte[256];
    private int size;

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** An unsigned number in groups of seven bits, lowest first. */
    void writeVarint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeLong(long value) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** The length and the UTF-16 units one by one, which keeps lone surrogates. */
    void writeString(String value) {
        writeVarint(value.length());
        for (int i = 0; i < value.length(); i++) {
            writeVarint(value.charAt(i));
        }
    }

    /** All bytes written and their CRC-32C. */
    byte[] finish() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, size);
        int value = (int) checksum.getValue();
        for (int shift = 24; shift >= 0; shift -= 8) {
            writeByte(value >>> shift);
        }
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.multiplyExact(bytes.length, 2)));
        }
    }
}
