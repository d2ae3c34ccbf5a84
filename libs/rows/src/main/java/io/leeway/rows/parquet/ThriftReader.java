package io.leeway.rows.parquet;

import java.nio.charset.StandardCharsets;

import io.leeway.rows.packed.PackedException;

/**
 * Reads structures in Thrift's compact protocol, in which Parquet writes its footer and the headers of its pages. Whoever
 * reads a structure takes the value of each field, or skips it.
 */
final class ThriftReader {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private static final int LONG_LIST = 15;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_SHIFT = 63;

    private final byte[] bytes;
    private int at;
    private int type;
    private int depth;
    private boolean ended;

    ThriftReader(byte[] bytes) {
        this.bytes = bytes;
        type = STRUCT;
    }

    /** Takes, or skips, the value of one field. */
    interface Fields {
        void take(int field) throws PackedException;
    }

    /** Takes, or skips, one element. */
    interface Elements {
        void take() throws PackedException;
    }

    /** Behind what was read. */
    int position() {
        return at;
    }

    /** Whether it ended before what was read did. */
    boolean isEnded() {
        return ended;
    }

    /** Reads a structure. */
    void struct(Fields fields) throws PackedException {
        expect(type == STRUCT);
        deeper();
        int field = 0;
        for (int head = octet(); head != 0; head = octet()) {
            int step = head >>> 4;
            field = step == 0 ? (int) zigzag() : field + step;
            type = head & 0xF;
            fields.take(field);
        }
        depth--;
    }

    /** Reads a list; its size is at most what is left of the bytes. */
    void list(Elements elements) throws PackedException {
        expect(type == LIST || type == SET);
        int head = octet();
        int element = head & 0xF;
        int stated = head >>> 4;
        long size = stated == LONG_LIST ? varint() : stated;
        expect(size >= 0 && size <= bytes.length - at);
        deeper();
        for (long i = 0; i < size; i++) {
            type = element == FALSE ? TRUE : element;
            // In a list a boolean takes a byte; in a field its type is its value.
            if (type == TRUE) {
                type = octet() == TRUE ? TRUE : FALSE;
            }
            elements.take();
        }
        depth--;
    }

    /** Reads a whole number. */
    long number() throws PackedException {
        expect(type >= BYTE && type <= I64);
        return type == BYTE ? (byte) octet() : zigzag();
    }

    /** Reads a whole number that counts something. */
    int count() throws PackedException {
        long number = number();
        expect(number >= 0 && number <= Integer.MAX_VALUE);
        return (int) number;
    }

    /** Reads a whole number that counts bytes or rows of a file. */
    long size() throws PackedException {
        long number = number();
        expect(number >= 0);
        return number;
    }

    boolean bool() throws PackedException {
        expect(type == TRUE || type == FALSE);
        return type == TRUE;
    }

    String text() throws PackedException {
        expect(type == BINARY);
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    void skip() throws PackedException {
        switch (type) {
            case TRUE, FALSE -> {}
            case DOUBLE -> advance(Double.BYTES);
            case BINARY -> advance(length());
            case LIST, SET -> list(this::skip);
            case MAP -> map();
            case STRUCT -> struct(field -> skip());
            default -> number();
        }
    }

    private void map() throws PackedException {
        long size = varint();
        expect(size >= 0 && size <= bytes.length - at);
        int types = size == 0 ? 0 : octet();
        deeper();
        for (long i = 0; i < size; i++) {
            type = types >>> 4;
            skip();
            type = types & 0xF;
            skip();
        }
        depth--;
    }

    private void deeper() throws PackedException {
        depth++;
        expect(depth <= MOST_DEPTH);
    }

    private int length() throws PackedException {
        long length = varint();
        ended |= length > bytes.length - at;
        expect(length >= 0 && !ended);
        return (int) length;
    }

    private void advance(int count) throws PackedException {
        ended |= count > bytes.length - at;
        expect(!ended);
        at += count;
    }

    private int octet() throws PackedException {
        advance(1);
        return bytes[at - 1] & 0xFF;
    }

    private long varint() throws PackedException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            expect(shift <= MOST_SHIFT);
            int next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    private long zigzag() throws PackedException {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private static void expect(boolean sound) throws PackedException {
        if (!sound) {
            throw new PackedException("the structure written there does not fit together; the file is damaged");
        }
    }
}
