package io.leeway.rows.cell;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ColumnSettings;
import io.leeway.contracts.model.EpochUnit;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.NumberSettings;
import io.leeway.contracts.model.TimeSettings;
import io.leeway.contracts.text.Canonical;

/**
 * How the cells of one model's data are read.
 *
 * @param missing the words for a missing value
 * @param numbers how numbers are written
 * @param times how times are written
 * @param exact the columns whose words are kept as they are written
 */
public record CellForms(MissingWords missing, NumberForm numbers, TimeForm times, Set<String> exact) {

    private static final CellForms USUAL =
            new CellForms(MissingWords.usual(), NumberForm.point(), TimeForm.utc(), Set.of());

    /** As cells are read where nothing is said. */
    public static CellForms usual() {
        return USUAL;
    }

    /** As a definition says. */
    public static CellForms of(ModelDefinition definition) {
        return new CellForms(
                definition.missing() == null ? MissingWords.usual() : MissingWords.of(definition.missing()),
                numbers(definition.numbers()),
                times(definition.times()),
                definition.columns().entrySet().stream()
                        .filter(column -> column.getValue().exact())
                        .map(Map.Entry<String, ColumnSettings>::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static NumberForm numbers(NumberSettings settings) {
        String thousands = settings.thousands();
        return new NumberForm(
                settings.decimal().charAt(0), thousands == null ? NumberForm.UNGROUPED : thousands.charAt(0));
    }

    private static TimeForm times(TimeSettings settings) {
        EpochUnit unit = settings.epoch();
        return new TimeForm(
                settings.zone().equals("UTC") ? ZoneOffset.UTC : ZoneId.of(settings.zone()),
                unit == null
                        ? TimeForm.Epoch.BY_SIZE
                        : switch (unit) {
                            case SECONDS -> TimeForm.Epoch.SECONDS;
                            case MILLISECONDS -> TimeForm.Epoch.MILLISECONDS;
                        });
    }

    /** The word in a cell, in its canonical form unless the column's words are kept; absent where it is missing. */
    public @Nullable String word(String column, @Nullable String cell) {
        if (cell == null || missing.isMissing(cell)) {
            return null;
        }
        return exact.contains(column) ? cell : Canonical.of(cell);
    }

    /**
     * The number in a cell, NaN where it is missing.
     *
     * @throws CellException if it is none
     */
    public double number(@Nullable String cell) throws CellException {
        return cell == null || missing.isMissing(cell) ? Double.NaN : numbers.read(cell);
    }

    /**
     * The time in a cell in milliseconds since 1970, NaN where it is missing.
     *
     * @throws CellException if it is none
     */
    public double time(@Nullable String cell) throws CellException {
        return cell == null || missing.isMissing(cell) ? Double.NaN : times.read(cell);
    }

    /** The number in a cell likewise; one that is written plainly is read from its bytes. */
    public double number(Cell cell) throws CellException {
        if (cell.isNumber()) {
            return missing.isMissing(cell.number()) ? Double.NaN : cell.number();
        }
        if (!cell.hasBytes()) {
            return number(cell.text());
        }
        byte[] bytes = cell.bytes();
        int from = Blanks.from(bytes, cell.from(), cell.to());
        int to = Blanks.to(bytes, from, cell.to());
        if (from == to || missing.isWord(bytes, from, to)) {
            return Double.NaN;
        }
        double plain = numbers.isPlain() ? PlainNumbers.read(bytes, from, to) : Double.NaN;
        return Double.isNaN(plain) ? number(cell.text()) : plain;
    }

    /** The time in a cell likewise. */
    public double time(Cell cell) throws CellException {
        if (!cell.hasBytes()) {
            return time(cell.text());
        }
        byte[] bytes = cell.bytes();
        int from = Blanks.from(bytes, cell.from(), cell.to());
        int to = Blanks.to(bytes, from, cell.to());
        if (from == to || missing.isWord(bytes, from, to)) {
            return Double.NaN;
        }
        double plain = times.isUtc() ? PlainTimes.read(bytes, from, to) : Double.NaN;
        return Double.isNaN(plain) ? time(cell.text()) : plain;
    }
}
