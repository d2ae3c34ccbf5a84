package io.leeway.rows.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.TypedCells;
import io.leeway.rows.text.Utf8Check;

/** Writes stored values as cells, by what they mean. */
final class ValueCells {

    /** The digits that a decimal has at most in any file of practice. */
    static final int MOST_SCALE = 76;

    private static final int MOST_DECIMAL_BYTES = 32;

    /** The first day of 1970 as a Julian day. */
    private static final int JULIAN_1970 = 2_440_588;

    private final TypedCells cells = new TypedCells();
    private final PhysicalType type;
    private final LogicalType logical;
    private final StringBuilder elements = new StringBuilder();
    private final Cell element = new Cell();
    private boolean list;

    ValueCells(ColumnShape shape) {
        type = typeOf(shape);
        logical = valueOf(shape).logical();
    }

    /** How a column that is read has its values. */
    static SchemaElement valueOf(ColumnShape shape) {
        return Objects.requireNonNull(shape.value(), "the column is read");
    }

    /** How they are stored. */
    static PhysicalType typeOf(ColumnShape shape) {
        return Objects.requireNonNull(valueOf(shape).type(), "it is a leaf");
    }

    /**
     * Writes a value.
     *
     * @param most the most bytes of a text
     * @return the bytes that it takes
     */
    long set(Value value, Cell into, long most) throws ParquetException {
        switch (logical.kind()) {
            case STRING, ENUM, JSON -> {
                text(value, into, most);
                return value.length();
            }
            case DECIMAL -> decimal(value, into);
            case DATE -> cells.setDate(value.number, into);
            case TIMESTAMP -> timestamp(value.number, into);
            case INTEGER -> whole(value.number, into);
            case UNKNOWN -> into.setAbsent();
            case UUID -> uuid(value, into);
            case FLOAT16 -> into.setNumber(Float.float16ToFloat((short) Bits.read(value.bytes, 8L * value.from, 16)));
            default -> plain(value, into);
        }
        return Long.BYTES;
    }

    private static void text(Value value, Cell into, long most) throws ParquetException {
        if (value.length() > most) {
            throw ParquetException.tooLarge("the text has " + value.length() + " bytes; a row has at most " + most);
        }
        if (!Utf8Check.isWhole(value.bytes, value.from, value.to)) {
            throw new ParquetException("the text is no UTF-8");
        }
        into.setBytes(value.bytes, value.from, value.to);
    }

    private void plain(Value value, Cell into) {
        switch (type) {
            case BOOLEAN -> cells.setBoolean(value.number != 0, into);
            case FLOAT -> cells.setFloat(Float.intBitsToFloat((int) value.number), into);
            case DOUBLE -> into.setNumber(Double.longBitsToDouble(value.number));
            case INT96 -> {
                long nanos = Bits.longAt(value.bytes, value.from);
                long day = Bits.intAt(value.bytes, value.from + Long.BYTES) - (long) JULIAN_1970;
                cells.setTimestamp(
                        day * 86_400 + Math.floorDiv(nanos, 1_000_000_000L),
                        (int) Math.floorMod(nanos, 1_000_000_000L),
                        false,
                        into);
            }
            default -> cells.setLong(value.number, into);
        }
    }

    private void whole(long number, Cell into) {
        if (logical.signed()) {
            cells.setLong(number, into);
        } else if (type == PhysicalType.INT32) {
            cells.setLong(number & 0xFFFF_FFFFL, into);
        } else {
            cells.setUnsigned(number, into);
        }
    }

    private void timestamp(long number, Cell into) {
        long perSecond = logical.unit().perSecond();
        cells.setTimestamp(
                Math.floorDiv(number, perSecond),
                (int) (Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond)),
                logical.utc(),
                into);
    }

    private void decimal(Value value, Cell into) throws ParquetException {
        if (!type.isBytes()) {
            cells.setDecimal(BigDecimal.valueOf(value.number, logical.scale()), into);
            return;
        }
        if (value.length() == 0 || value.length() > MOST_DECIMAL_BYTES) {
            throw new ParquetException(
                    "a decimal has " + value.length() + " bytes; 1 to " + MOST_DECIMAL_BYTES + " are read");
        }
        cells.setDecimal(
                new BigDecimal(new BigInteger(value.bytes, value.from, value.length()), logical.scale()), into);
    }

    private void uuid(Value value, Cell into) {
        long high = Long.reverseBytes(Bits.longAt(value.bytes, value.from));
        long low = Long.reverseBytes(Bits.longAt(value.bytes, value.from + Long.BYTES));
        into.setText(new UUID(high, low).toString());
    }

    /** Begins a row of a column of lists; one that is there has its elements in brackets. */
    void begin(boolean there) {
        elements.setLength(0);
        list = there;
    }

    /** Adds an element; absent where it is null. */
    void element(@Nullable Value value, long most) throws ParquetException {
        String text = null;
        if (value != null) {
            set(value, element, most);
            text = element.text();
        }
        elements.append(elements.isEmpty() ? "" : ",").append(text);
        if (elements.length() > most) {
            throw ParquetException.tooLarge("the list has, as a text, more than " + most + " characters");
        }
    }

    /** Writes the list, as JSON does. */
    long list(Cell into) {
        into.setText(list ? "[" + elements + "]" : null);
        return elements.length();
    }
}
