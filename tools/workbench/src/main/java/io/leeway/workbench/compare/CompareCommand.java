package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;

/** Compares two files column by column. */
@Command(
        name = "compare",
        description = {
            "Compares two CSV files column by column, without any server: every statistic with its method, p-value and"
                    + " effect size, and the verdict that a batch would get.",
            "",
            "The files are CSV (separated by commas, semicolons, tabs or bars), .ndjson, .json, .parquet, .arrow, .feather"
                    + " or .arrows, also gzipped.",
            "",
            "Without --model every column that both files have is compared; a column is numeric if (nearly) all values of"
                    + " the reference are numbers, categorical otherwise; times and identifiers are left out. What was"
                    + " guessed is said; --type corrects it.",
            "",
            "Exit code: 0 compared, drifted or not; 1 the files cannot be compared; 2 wrong usage."
        })
public final class CompareCommand implements Callable<Integer> {

    /** How the result is written. */
    enum Format {
        JSON,
        TABLE,
        HTML
    }

    /** The policies as they are written in a definition, for the help. */
    static final class Policies extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Policies() {
            for (DriftPolicyName name : DriftPolicyName.values()) {
                add(name.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Parameters(index = "0", paramLabel = "REFERENCE.csv", description = "what is compared with; also gzipped")
    private Path reference = Path.of("");

    @Parameters(index = "1", paramLabel = "CURRENT.csv", description = "what is compared; also gzipped")
    private Path current = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "a model's definition, whose columns and thresholds are used")
    private @Nullable Path model;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description =
                    "numeric or categorical, for a column whose type is guessed wrong; may be given several times")
    private Map<String, FeatureType> types = new LinkedHashMap<>();

    @Option(
            names = "--policy",
            completionCandidates = Policies.class,
            description = "one of ${COMPLETION-CANDIDATES} (default: the model's, or leeway)")
    private @Nullable DriftPolicyName policy;

    @Option(names = "--format", description = "json, table or html (default: table)")
    private Format format = Format.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "where the result goes (default: standard output)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        ModelDefinition definition = model == null ? null : DefinitionFile.read(model);
        Comparison comparison = Comparer.compare(reference, current, definition, policy, types);
        String text =
                switch (format) {
                    case JSON -> JsonReport.of(comparison);
                    case TABLE -> TableReport.of(comparison);
                    case HTML -> HtmlReport.of(comparison);
                };
        if (out == null) {
            System.out.println(text);
        } else {
            Files.writeString(out, text, StandardCharsets.UTF_8);
            System.err.printf(Locale.ROOT, "Written to %s%n", out);
        }
        return 0;
    }
}
