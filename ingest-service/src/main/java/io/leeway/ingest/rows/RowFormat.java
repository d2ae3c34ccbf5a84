package io.leeway.ingest.rows;

import java.io.IOException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** The forms in which rows are sent. */
public enum RowFormat {
    CSV,
    JSON_LINES,
    JSON_ARRAY;

    /**
     * By content type.
     *
     * @throws ProblemException 415 for any other
     */
    public static RowFormat of(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/csv", "application/csv" -> CSV;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> JSON_LINES;
            case "application/json" -> JSON_ARRAY;
            default ->
                throw ProblemException.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported content type",
                        "Send rows as text/csv, application/x-ndjson or application/json; the content type was '"
                                + Names.clean(type, 80) + "'.");
        };
    }

    RowSource open(RowText text, RowLimits limits) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(text, limits);
            case JSON_LINES -> JsonRows.lines(text, limits);
            case JSON_ARRAY -> JsonRows.array(text, limits);
        };
    }
}
