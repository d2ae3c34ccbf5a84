package io.leeway.spark;

/** What is counted where labels are joined to rows. */
enum LabelCount {
    /** Labels that have an id and a value. */
    READ,
    /** Labels without an id that can be read. */
    WITHOUT_ID,
    /** Labels with an id and no value that can be read. */
    WITHOUT_VALUE,
    /** Labels whose id had the same one before. */
    REPEATED,
    /** Labels whose id had another one before. */
    REPLACED,
    /** Ids with a label and no row. */
    WITHOUT_ROW,
    /** Rows with a label. */
    ROWS_WITH,
    /** Rows without a label. */
    ROWS_WITHOUT,
    /** Rows whose id another one had before. */
    ROWS_REPEATED
}
