package io.leeway.rows.table;

/**
 * How large rows may be.
 *
 * @param columns the most columns
 * @param line the most characters of a row, as it stands in the body
 * @param depth the deepest nesting of JSON
 * @param numberLength the most characters of a number in JSON
 */
public record TableLimits(int columns, long line, int depth, int numberLength) {

    /** Limits for files of one's own. */
    public static TableLimits ofFiles() {
        return new TableLimits(100_000, 16L << 20, 100, 1_000);
    }
}
