package io.leeway.ingest.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.TableFormat;
import io.leeway.rows.table.TableLimits;
import io.leeway.support.problem.ProblemException;

/** The forms in which rows are sent. */
public enum RowFormat {
    CSV,
    JSON_LINES,
    JSON_ARRAY,
    PARQUET,
    ARROW;

    /**
     * By content type.
     *
     * @throws ProblemException 415 for any other
     */
    public static RowFormat of(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/csv", "application/csv", "text/tab-separated-values" -> CSV;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> JSON_LINES;
            case "application/json" -> JSON_ARRAY;
            case "application/vnd.apache.parquet", "application/x-parquet" -> PARQUET;
            case "application/vnd.apache.arrow.stream", "application/vnd.apache.arrow.file" -> ARROW;
            default ->
                throw ProblemException.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported content type",
                        "Send rows as text/csv, application/x-ndjson, application/json,"
                                + " application/vnd.apache.parquet, application/vnd.apache.arrow.stream or"
                                + " application/vnd.apache.arrow.file; the content type was '" + Names.clean(type, 80)
                                + "'.");
        };
    }

    /** Whether rows of this content type become larger when they are read, so that their length says little. */
    public static boolean isPacked(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.contains("parquet") || type.contains("arrow");
    }

    /**
     * Opens rows.
     *
     * @param memory the most bytes that parts of a form may take that is packed
     * @param folder where a form that cannot be read as it comes is kept meanwhile
     */
    RowSource open(InputStream body, RowLimits limits, long memory, Path folder) throws IOException {
        TableFormat format =
                switch (this) {
                    case CSV -> TableFormat.CSV;
                    case JSON_LINES -> TableFormat.JSON_LINES;
                    case JSON_ARRAY -> TableFormat.JSON_ARRAY;
                    case PARQUET -> TableFormat.PARQUET;
                    case ARROW -> TableFormat.ARROW;
                };
        return format.open(
                body,
                new TableLimits(
                        limits.columns(),
                        limits.line().asLongValue(),
                        limits.depth(),
                        limits.numberLength(),
                        limits.decompressed().asLongValue(),
                        memory,
                        folder));
    }
}
