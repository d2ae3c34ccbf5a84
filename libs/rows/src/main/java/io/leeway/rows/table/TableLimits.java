package io.leeway.rows.table;

import java.nio.file.Path;

/**
 * How large rows may be.
 *
 * @param columns the most columns
 * @param line the most characters of a row, as it stands in the body
 * @param depth the deepest nesting of JSON
 * @param numberLength the most characters of a number in JSON
 * @param unpacked the most bytes that cells may become that are packed within a format, as in Parquet
 * @param folder where a form that cannot be read as it comes is kept meanwhile
 */
public record TableLimits(int columns, long line, int depth, int numberLength, long unpacked, Path folder) {

    /** Limits for files of one's own. */
    public static TableLimits ofFiles() {
        return new TableLimits(
                100_000, 16L << 20, 100, 1_000, Long.MAX_VALUE, Path.of(System.getProperty("java.io.tmpdir", ".")));
    }
}
