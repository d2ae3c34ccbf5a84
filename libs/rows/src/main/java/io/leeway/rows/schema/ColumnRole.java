package io.leeway.rows.schema;

/** How a column's cells are read. */
public enum ColumnRole {
    /** Text that must be there and differ from row to row. */
    ROW_ID,
    /** A time as the model's data write it; kept as epoch milliseconds. */
    TIMESTAMP,
    NUMBER,
    /** A number that errors are measured of: it may be missing, but neither infinite nor beyond 1e150. */
    MEASURED_NUMBER,
    /** Likewise, and it must be there. */
    REQUIRED_NUMBER,
    /** A number that should be from 0 to 1; one that is not is a finding, and kept. */
    PROBABILITY,
    TEXT,
    /** Text that must be there. */
    REQUIRED_TEXT;

    /** Whether its cells are kept as numbers. */
    public boolean isNumeric() {
        return this == TIMESTAMP
                || this == NUMBER
                || this == MEASURED_NUMBER
                || this == REQUIRED_NUMBER
                || this == PROBABILITY;
    }

    /**
     * Whether a row without this cell is none: it has no name, no window, or is a label without a label.
     *
     * @param windows whether rows are divided by event time
     */
    public boolean decides(boolean windows) {
        return switch (this) {
            case ROW_ID, REQUIRED_NUMBER, REQUIRED_TEXT -> true;
            case TIMESTAMP -> windows;
            default -> false;
        };
    }
}
