package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;

import io.leeway.rows.text.Utf8Reader;

/** The forms that rows come in. */
public enum TableFormat {
    /** Cells with a separator between them, below a header. */
    CSV,
    /** One JSON object a line. */
    JSON_LINES,
    /** One JSON array of objects. */
    JSON_ARRAY,
    /** A file of columns with types, Apache Parquet. */
    PARQUET,
    /** Batches of columns with types, as a stream or a file of Apache Arrow (Feather). */
    ARROW;

    /**
     * Opens rows, which are closed by whoever opens them; the bytes are not closed with them.
     *
     * @throws UnreadableTableException if there are none, or they are not of this form from the beginning
     * @throws io.leeway.rows.text.NotUtf8Exception if the bytes are no text in UTF-8, here and later
     */
    public RowSource open(InputStream bytes, TableLimits limits) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(bytes, limits);
            case JSON_LINES -> new JsonLines(bytes, limits);
            case JSON_ARRAY -> new JsonArray(new Utf8Reader(bytes), limits);
            case PARQUET -> ParquetRows.open(bytes, limits);
            case ARROW -> ArrowRows.open(bytes, limits);
        };
    }
}
