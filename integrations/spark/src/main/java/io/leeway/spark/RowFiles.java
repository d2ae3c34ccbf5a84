package io.leeway.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files of the rows, as the command line names them. */
final class RowFiles {

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

    TableFiles files() {
        return new TableFiles(paths, format, options);
    }
}
