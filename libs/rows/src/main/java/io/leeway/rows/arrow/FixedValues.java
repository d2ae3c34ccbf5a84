package io.leeway.rows.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.TypedCells;
import io.leeway.rows.packed.PackedException;

/** Values of the same width, or bits. */
final class FixedValues implements Values {

    private static final long MILLIS_A_DAY = 86_400_000;

    private final TypedCells cells = new TypedCells();
    private final ArrowType type;
    private final Section there;
    private final Section data;

    FixedValues(ArrowType type, Section there, Section data) {
        this.type = type;
        this.there = there;
        this.data = data;
    }

    /** The bytes of so many values. */
    static long length(ArrowType type, long values) {
        return type.kind() == ArrowType.Kind.BOOLEAN ? (values + Byte.SIZE - 1) / Byte.SIZE : values * type.width();
    }

    @Override
    public long set(int row, Cell into, long most) throws PackedException {
        if (!there.isThere(row)) {
            into.setAbsent();
            return 0;
        }
        switch (type.kind()) {
            case BOOLEAN -> cells.setBoolean(data.bit(row), into);
            case FLOAT -> real(row, into);
            case DECIMAL -> cells.setDecimal(decimal(row), into);
            case DATE -> {
                long number = whole(row);
                cells.setDate(type.width() == Integer.BYTES ? number : Math.floorDiv(number, MILLIS_A_DAY), into);
            }
            case TIMESTAMP -> cells.setTimestamp(whole(row), type.perSecond(), type.utc(), into);
            default -> {
                if (type.signed()) {
                    cells.setLong(whole(row), into);
                } else {
                    cells.setUnsigned(whole(row), into);
                }
            }
        }
        return Long.BYTES;
    }

    private long whole(int row) {
        return data.whole(row, type.width(), type.signed());
    }

    private void real(int row, Cell into) {
        switch (type.width()) {
            case Short.BYTES -> into.setNumber(Float.float16ToFloat((short) whole(row)));
            case Float.BYTES -> cells.setFloat(Float.intBitsToFloat((int) whole(row)), into);
            default -> into.setNumber(Double.longBitsToDouble(whole(row)));
        }
    }

    private BigDecimal decimal(int row) {
        if (type.width() <= Long.BYTES) {
            return BigDecimal.valueOf(whole(row), type.scale());
        }
        byte[] highestFirst = new byte[type.width()];
        int at = data.from() + (row + 1) * type.width();
        for (int i = 0; i < highestFirst.length; i++) {
            highestFirst[i] = data.bytes()[--at];
        }
        return new BigDecimal(new BigInteger(highestFirst), type.scale());
    }
}
