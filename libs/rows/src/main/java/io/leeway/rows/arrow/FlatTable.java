package io.leeway.rows.arrow;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/**
 * One table of <a href="https://flatbuffers.dev/internals/">FlatBuffers</a>, in which Arrow writes what it says of its
 * columns and batches. Fields are known by their place in the schema, from 0; one that is left out has its default.
 */
final class FlatTable {

    private final byte[] bytes;
    private final int at;

    /** Where the places of its fields stand, and how many bytes that takes. */
    private final int fields;

    private final int fieldsLength;

    private FlatTable(byte[] bytes, int at) throws PackedException {
        this.bytes = bytes;
        this.at = at;
        fields = inside(at - (long) intAt(at), Short.BYTES);
        fieldsLength = shortAt(fields);
        inside(fields, fieldsLength);
    }

    /** The table that all bytes are. */
    static FlatTable root(byte[] bytes) throws PackedException {
        if (bytes.length < Integer.BYTES) {
            throw damaged();
        }
        return new FlatTable(bytes, target(bytes, 0));
    }

    private static PackedException damaged() {
        return new PackedException("what it says of itself does not fit together; it is damaged");
    }

    /** A place that so many bytes follow. */
    private int inside(long place, long length) throws PackedException {
        if (place < 0 || length < 0 || place > bytes.length - length) {
            throw damaged();
        }
        return (int) place;
    }

    private int shortAt(int place) throws PackedException {
        inside(place, Short.BYTES);
        return (bytes[place] & 0xFF) | ((bytes[place + 1] & 0xFF) << Byte.SIZE);
    }

    private int intAt(int place) throws PackedException {
        return Bits.intAt(bytes, inside(place, Integer.BYTES));
    }

    /** What a reference points to; always behind it. */
    private static int target(byte[] bytes, int reference) throws PackedException {
        long target = reference + (Bits.intAt(bytes, reference) & 0xFFFF_FFFFL);
        if (target <= reference || target > bytes.length - Integer.BYTES) {
            throw damaged();
        }
        return (int) target;
    }

    /** Where a field stands; 0 where it is left out. */
    private int place(int field, int width) throws PackedException {
        int entry = Short.BYTES * (2 + field);
        int offset = entry + Short.BYTES > fieldsLength ? 0 : shortAt(fields + entry);
        return offset == 0 ? 0 : inside((long) at + offset, width);
    }

    boolean has(int field) throws PackedException {
        return place(field, 1) > 0;
    }

    int octet(int field) throws PackedException {
        int place = place(field, 1);
        return place == 0 ? 0 : bytes[place] & 0xFF;
    }

    int twoBytes(int field, int otherwise) throws PackedException {
        int place = place(field, Short.BYTES);
        return place == 0 ? otherwise : (short) shortAt(place);
    }

    int number(int field, int otherwise) throws PackedException {
        int place = place(field, Integer.BYTES);
        return place == 0 ? otherwise : intAt(place);
    }

    long big(int field) throws PackedException {
        int place = place(field, Long.BYTES);
        return place == 0 ? 0 : Bits.longAt(bytes, place);
    }

    /** A table within this one; absent where it is left out. */
    @Nullable
    FlatTable table(int field) throws PackedException {
        int place = place(field, Integer.BYTES);
        return place == 0 ? null : new FlatTable(bytes, target(bytes, place));
    }

    /** A table that has to be there. */
    FlatTable needed(int field) throws PackedException {
        FlatTable table = table(field);
        if (table == null) {
            throw damaged();
        }
        return table;
    }

    /** A text; empty where it is left out. */
    String text(int field) throws PackedException {
        Vector vector = vector(field, 1);
        return new String(bytes, vector.begin, vector.size, StandardCharsets.UTF_8);
    }

    /** Whether a field is this text of ASCII. */
    boolean is(int field, String text) throws PackedException {
        return vector(field, 1).size() == text.length() && text(field).equals(text);
    }

    /** Elements of so many bytes each; none where they are left out. */
    Vector vector(int field, int width) throws PackedException {
        int place = place(field, Integer.BYTES);
        if (place == 0) {
            return new Vector(0, 0, width);
        }
        int begin = target(bytes, place);
        int size = intAt(begin);
        inside(begin + (long) Integer.BYTES, (long) size * width);
        return new Vector(begin + Integer.BYTES, size, width);
    }

    /** Elements one after the other. */
    final class Vector {

        private final int begin;
        private final int size;
        private final int width;

        private Vector(int begin, int size, int width) {
            this.begin = begin;
            this.size = size;
            this.width = width;
        }

        int size() {
            return size;
        }

        /** Eight bytes of an element, from one of its bytes on. */
        long big(int element, int from) {
            return Bits.longAt(bytes, begin + element * width + from);
        }

        /** An element that refers to a table. */
        FlatTable table(int element) throws PackedException {
            return new FlatTable(bytes, target(bytes, begin + element * width));
        }
    }
}
