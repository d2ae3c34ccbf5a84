package io.leeway.rows.cell;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What stands in one cell, for readers that make no object of each: mostly bytes of a source's row, which change with its
 * next one. One is used again and again.
 */
public final class Cell {

    private static final byte[] NONE = new byte[0];

    /** What a cell may be. */
    private enum Kind {
        ABSENT,
        OBJECT,
        BYTES,
        NUMBER,
        TEXT
    }

    private Kind kind = Kind.ABSENT;
    private byte[] bytes = NONE;
    private int from;
    private int to;
    private @Nullable String text;
    private double number;

    /** The row has no such cell, or nothing in it. */
    public void setAbsent() {
        kind = Kind.ABSENT;
    }

    /** An object of keys and values, which no column of a model holds. */
    public void setObject() {
        kind = Kind.OBJECT;
    }

    /** These bytes, which are characters in UTF-8. */
    public void setBytes(byte[] characters, int begin, int end) {
        kind = Kind.BYTES;
        bytes = characters;
        from = begin;
        to = end;
    }

    /** A text that is there already, or that is none in UTF-8; absent where it is null. */
    public void setText(@Nullable String characters) {
        kind = characters == null ? Kind.ABSENT : Kind.TEXT;
        text = characters;
    }

    /** A number that is none of characters; absent where it is NaN. */
    public void setNumber(double value) {
        kind = Double.isNaN(value) ? Kind.ABSENT : Kind.NUMBER;
        number = value;
        text = null;
    }

    /**
     * A number as JSON writes it, digit by digit: it is the nearest double, however a model's data write numbers. One that is
     * too large for a double, and a word for one that is none, stay what is written.
     */
    public void setNumber(byte[] characters, int begin, int end) {
        double value = PlainNumbers.read(characters, begin, end);
        if (Double.isNaN(value)) {
            setBytes(characters, begin, end);
        } else {
            setNumber(value);
        }
    }

    /** A finite number that has more digits than a double. */
    public void setNumber(double value, String digits) {
        setNumber(value);
        text = digits;
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /** Whether it is a number that is there already. */
    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** The number, where it is one that is there already. */
    public double number() {
        return number;
    }

    /** Whether there are bytes to look at; otherwise there is a number, a text, or nothing. */
    public boolean hasBytes() {
        return kind == Kind.BYTES;
    }

    /** The bytes' array, where there are bytes. */
    public byte[] bytes() {
        return bytes;
    }

    /** The first of them. */
    public int from() {
        return from;
    }

    /** Behind the last of them. */
    public int to() {
        return to;
    }

    /** What stands there as a text; absent where nothing or an object does. */
    public @Nullable String text() {
        return switch (kind) {
            case ABSENT, OBJECT -> null;
            case BYTES -> new String(bytes, from, to - from, StandardCharsets.UTF_8);
            case NUMBER -> text == null ? Double.toString(number) : text;
            case TEXT -> Objects.requireNonNull(text, "it was set with its kind");
        };
    }
}
