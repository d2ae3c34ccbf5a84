package io.leeway.profiles;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.TypedCells;

/** Writes values of Java's types as cells that mean what the same value means in a Parquet file; for one thread. */
final class ValueCells {

    private final TypedCells cells = new TypedCells();

    /** Writes a value, which the cell holds until the next one is written; one of another type is the text that it prints. */
    void set(@Nullable Object value, Cell into) {
        switch (value) {
            case null -> into.setAbsent();
            case Double number -> into.setNumber(number);
            case Float number -> cells.setFloat(number, into);
            case Long number -> cells.setLong(number, into);
            case Integer number -> cells.setLong(number, into);
            case Short number -> cells.setLong(number, into);
            case Byte number -> cells.setLong(number, into);
            case BigDecimal number -> cells.setDecimal(number, into);
            case Boolean truth -> cells.setBoolean(truth, into);
            case LocalDate date -> cells.setDate(date.toEpochDay(), into);
            case LocalDateTime time -> setTime(time.toInstant(ZoneOffset.UTC), false, into);
            case Instant time -> setTime(time, true, into);
            default -> into.setText(value.toString());
        }
    }

    private void setTime(Instant time, boolean utc, Cell into) {
        cells.setTimestamp(time.getEpochSecond(), time.getNano(), utc, into);
    }
}
