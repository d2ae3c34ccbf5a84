package io.leeway.rows.schema;

/**
 * How long the cells of rows may be.
 *
 * @param text the most characters of a text
 * @param number the most characters of a number
 */
public record CellLimits(int text, int number) {

    private static final CellLimits USUAL = new CellLimits(1_000, 100);

    /** Those that hold where nothing else is said. */
    public static CellLimits usual() {
        return USUAL;
    }
}
