package io.leeway.rows.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.TypedCells;
import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.PackedList;
import io.leeway.rows.packed.PackedText;

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
    private final PackedList elements = new PackedList();
    private final Cell element = new Cell();

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
    long set(Value value, Cell into, long most) throws PackedException {
        switch (logical.kind()) {
            case STRING, ENUM, JSON -> {
                PackedText.set(value.bytes, value.from, value.to, into, most);
                return value.length();
            }
            case DECIMAL -> decimal(value, into);
            case DATE -> cells.setDate(value.number, into);
            case TIMESTAMP -> cells.setTimestamp(value.number, logical.unit().perSecond(), logical.utc(), into);
            case INTEGER -> whole(value.number, into);
            case UNKNOWN -> into.setAbsent();
            case UUID -> uuid(value, into);
            case FLOAT16 -> into.setNumber(Float.float16ToFloat((short) Bits.read(value.bytes, 8L * value.from, 16)));
            default -> plain(value, into);
        }
        return Long.BYTES;
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

    private void decimal(Value value, Cell into) throws PackedException {
        if (!type.isBytes()) {
            cells.setDecimal(BigDecimal.valueOf(value.number, logical.scale()), into);
            return;
        }
        if (value.length() == 0 || value.length() > MOST_DECIMAL_BYTES) {
            throw new PackedException(
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
        elements.begin(there);
    }

    /** Adds an element; absent where it is null. */
    void element(@Nullable Value value, long most) throws PackedException {
        if (value == null) {
            element.setAbsent();
        } else {
            set(value, element, most);
        }
        elements.add(element, most);
    }

    /** Writes the list, as JSON does. */
    long list(Cell into) {
        return elements.set(into);
    }
}
