package io.leeway.rows.table;

import java.nio.file.Path;

/**
 * How large rows may be.
 *
 * @param columns the most columns
 * @param line the most characters of a row, as it stands in the body
 * @param depth the deepest nesting of JSON
 * @param numberLength the most characters of a number in JSON
 * @param unpacked the most bytes that cells may become that are packed within a format, as in Parquet and Arrow
 * @param memory the most bytes that parts of such a format may take at the same time; no more than an array has
 * @param folder where a form that cannot be read as it comes is kept meanwhile
 */
public record TableLimits(
        int columns, long line, int depth, int numberLength, long unpacked, long memory, Path folder) {

    /** The share of the heap that parts of one table may take at the same time. */
    private static final int SHARE = 8;

    /** More than any table needs, and far from what an array can hold. */
    private static final long MOST_MEMORY = 1L << 29;

    /** Limits for files of one's own. */
    public static TableLimits ofFiles() {
        return new TableLimits(
                100_000,
                16L << 20,
                100,
                1_000,
                Long.MAX_VALUE,
                mostMemory(),
                Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /** The memory that one table may take where no others are read beside it. */
    public static long mostMemory() {
        return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / SHARE);
    }
}
