package io.leeway.spark;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The files that a table lies in.
 *
 * @param paths files or folders, anywhere that Spark reads from; at least one
 * @param format what Spark reads them as; absent for what the first path says
 * @param options Spark's for the format
 */
record TableFiles(List<String> paths, @Nullable String format, Map<String, String> options) {

    /**
     * A CSV as people and tools write it. Spark's own defaults take a backslash for the escape, other columns than the first
     * file's and rows of too few or too many cells without a word.
     */
    private static final Map<String, String> CSV = Map.of(
            "header", "true", "escape", "\"", "enforceSchema", "false", "mode", "FAILFAST", "columnPruning", "false");

    /** Files that say by their name what they are. */
    static TableFiles of(String... paths) {
        return new TableFiles(List.of(paths), null, Map.of());
    }

    /** The rows, of which none is read yet; Spark refuses files that are not there. */
    Dataset<Row> open(SparkSession spark) {
        String read = format == null ? guessed() : format;
        return spark.read()
                .format(read)
                .options(read.equals("csv") ? CSV : Map.of())
                .options(options)
                .load(paths.toArray(String[]::new));
    }

    private String guessed() {
        String first = paths.getFirst().toLowerCase(Locale.ROOT);
        return first.endsWith(".csv") || first.endsWith(".csv.gz") ? "csv" : "parquet";
    }
}
