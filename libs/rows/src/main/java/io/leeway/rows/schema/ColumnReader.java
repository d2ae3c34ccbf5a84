package io.leeway.rows.schema;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;
import io.leeway.rows.cell.Word;
import io.leeway.rows.cell.WordTable;

/** Reads the cells of one column as its role asks for. */
public final class ColumnReader {

    private static final double LARGEST_MEASURED = 1e150;

    private final String name;
    private final ColumnRole role;
    private final boolean numeric;
    private final CellForms forms;
    private final int longestNumber;
    private final WordTable words;
    private boolean folded;

    /** For a column whose cells are written in these forms. */
    public ColumnReader(RowSchema.SchemaColumn column, CellForms forms, CellLimits limits) {
        this.name = column.name();
        this.role = column.role();
        this.numeric = role.isNumeric();
        this.forms = forms;
        this.longestNumber = limits.number();
        int longestText = limits.text();
        this.words = new WordTable(forms, name, word -> Texts.fault(word, longestText));
    }

    /** The column's name. */
    public String name() {
        return name;
    }

    /** How its cells are read. */
    public ColumnRole role() {
        return role;
    }

    /** Whether the word that was read last was brought to another form. */
    public boolean isFolded() {
        return folded;
    }

    /**
     * Reads a cell into its place.
     *
     * @return what is wrong with it, if anything
     */
    public @Nullable String read(Cell cell, int place, double[] numbers, @Nullable String[] texts) {
        folded = false;
        if (cell.isObject()) {
            return "The value is an object of keys and values; a column holds numbers or texts.";
        }
        return numeric ? number(cell, place, numbers) : text(cell, place, texts);
    }

    private @Nullable String number(Cell cell, int place, double[] numbers) {
        try {
            if (role == ColumnRole.TIMESTAMP) {
                numbers[place] = forms.time(cell);
                return null;
            }
            if (isLong(cell)) {
                return "The number has more than " + longestNumber + " characters.";
            }
            numbers[place] = forms.number(cell);
        } catch (CellException exception) {
            return exception.getMessage();
        }
        return fault(numbers[place]);
    }

    /**
     * Takes a number that is one already; a time is milliseconds since 1970.
     *
     * @return what is wrong with it, if anything
     */
    public @Nullable String read(double number, int place, double[] numbers) {
        folded = false;
        numbers[place] = number;
        return fault(number);
    }

    private @Nullable String fault(double number) {
        return switch (role) {
            case REQUIRED_NUMBER -> canBeMeasured(number) ? null : "The value is missing, infinite or beyond 1e150.";
            case MEASURED_NUMBER ->
                Double.isNaN(number) || canBeMeasured(number) ? null : "The value is infinite or beyond 1e150.";
            case PROBABILITY ->
                Double.isInfinite(number) ? "The value is infinite; a probability lies between 0 and 1." : null;
            default -> null;
        };
    }

    private boolean isLong(Cell cell) {
        if (cell.isNumber() || (cell.hasBytes() && cell.to() - cell.from() <= longestNumber)) {
            return false;
        }
        String text = cell.text();
        return text != null && text.length() > longestNumber;
    }

    /** Whether a number can be squared and added up millions of times without overflowing. */
    private static boolean canBeMeasured(double value) {
        return Math.abs(value) <= LARGEST_MEASURED;
    }

    private @Nullable String text(Cell cell, int place, @Nullable String[] texts) {
        Word read = role == ColumnRole.ROW_ID ? words.decide(cell) : words.word(cell);
        texts[place] = read.text();
        folded = read.folded();
        return read.text() == null && role != ColumnRole.TEXT ? "The value is missing." : read.fault();
    }
}
