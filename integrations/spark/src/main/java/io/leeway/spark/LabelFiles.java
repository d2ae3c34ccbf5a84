package io.leeway.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files of the labels, as the command line names them. */
final class LabelFiles {

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "PATH",
            description =
                    "a table of true values, which are joined to the rows by the model's row id and counted: it has"
                            + " that column and the model's target; may be given again for more files or folders")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--labels-format", paramLabel = "FORMAT", description = "as --format, for the labels")
    private @Nullable String format;

    @Option(names = "--labels-option", paramLabel = "NAME=VALUE", description = "as --option, for the labels")
    private Map<String, String> options = new LinkedHashMap<>();

    TableFiles files() {
        return new TableFiles(paths, format, options);
    }
}
