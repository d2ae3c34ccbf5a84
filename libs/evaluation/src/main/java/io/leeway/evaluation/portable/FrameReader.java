package io.leeway.evaluation.portable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads what a {@link FrameWriter} wrote, or somebody else; every fault is an {@link InvalidProfileException}. */
final class FrameReader {

    /** More than any model has columns. */
    private static final int MOST_NAMES = 20_000;

    private final byte[] bytes;
    private int position;

    FrameReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int get() {
        if (position == bytes.length) {
            throw new InvalidProfileException("has a content that ends early");
        }
        return bytes[position++] & 0xFF;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new InvalidProfileException("is wrong: a number in it is too long");
    }

    /** The difference of two numbers that ascend, as an unsigned number. */
    long difference() {
        return varint();
    }

    /** A number that must not be negative. */
    long count() {
        long value = varint();
        if (value < 0) {
            throw new InvalidProfileException("is wrong: a count in it is negative");
        }
        return value;
    }

    /** A number of items that take at least one byte each. */
    int length() {
        long length = count();
        if (length > bytes.length - position) {
            throw new InvalidProfileException("is wrong: a length in it exceeds its content");
        }
        return (int) length;
    }

    long number() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | get();
        }
        return value;
    }

    double finite() {
        double value = Double.longBitsToDouble(number());
        if (!Double.isFinite(value)) {
            throw new InvalidProfileException("is wrong: a number in it is not finite");
        }
        return value;
    }

    byte[] block() {
        int length = length();
        byte[] block = new byte[length];
        System.arraycopy(bytes, position, block, 0, length);
        position += length;
        return block;
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    /** A number of names. */
    int names() {
        int names = length();
        if (names > MOST_NAMES) {
            throw new InvalidProfileException(
                    "names " + names + " columns or classes; at most " + MOST_NAMES + " are taken");
        }
        return names;
    }

    Set<String> texts() {
        int size = names();
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    Map<String, Long> counts() {
        int size = names();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            counts.put(text(), count());
        }
        return counts;
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw new InvalidProfileException("has a content that goes on after its end");
        }
    }
}
