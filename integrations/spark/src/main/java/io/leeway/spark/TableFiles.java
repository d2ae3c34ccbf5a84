package io.leeway.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that a table lies in, as the command line names them; at least one. */
final class TableFiles {

    /**
     * A CSV as people and tools write it. Spark's own defaults take a backslash for the escape, other columns than the first
     * file's and rows of too few or too many cells without a word.
     */
    private static final Map<String, String> CSV = Map.of(
            "header", "true", "escape", "\"", "enforceSchema", "false", "mode", "FAILFAST", "columnPruning", "false");

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "the table: files or folders, anywhere that Spark reads from")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "what Spark reads them as (default: csv where the first path ends in .csv or .csv.gz, else parquet)")
    private @Nullable String format;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "an option of Spark's for the format, such as sep=; (a CSV has a header, quotes as \"\", and no"
                            + " row of too few or too many cells unless said otherwise)")
    private Map<String, String> options = new LinkedHashMap<>();

    /** Files that no command line names. */
    static TableFiles of(String... paths) {
        TableFiles files = new TableFiles();
        files.paths = List.of(paths);
        return files;
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
