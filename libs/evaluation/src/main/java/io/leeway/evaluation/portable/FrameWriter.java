package io.leeway.evaluation.portable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The growing content of a frame, big-endian. */
final class FrameWriter {

    private byte[] bytes = new byte[1 << 12];
    private int size;

    FrameWriter put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** An unsigned number in groups of seven bits, lowest first. */
    FrameWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest | 0x80));
            rest >>>= 7;
        }
        return put((int) rest);
    }

    FrameWriter number(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (value >>> shift));
        }
        return this;
    }

    FrameWriter decimal(double value) {
        return number(Double.doubleToRawLongBits(value));
    }

    FrameWriter block(byte[] content) {
        varint(content.length);
        reserve(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
        return this;
    }

    FrameWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    FrameWriter texts(Collection<String> values) {
        varint(values.size());
        values.stream().sorted().forEach(this::text);
        return this;
    }

    FrameWriter counts(Map<String, Long> counts) {
        varint(counts.size());
        new TreeMap<>(counts).forEach((name, count) -> text(name).varint(count));
        return this;
    }

    byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.multiplyExact(bytes.length, 2)));
        }
    }
}
