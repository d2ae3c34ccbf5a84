package io.leeway.workbench.init;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.rows.RoleOptions;

/** Writes a first definition of a model. */
@Command(
        name = "init",
        description = {
            "Reads a file of a model's rows and writes a first model.yaml, without any server: the type of each feature,"
                    + " the columns that are left out, the row id, the event time, the prediction, the true value, the"
                    + " task, the positive class, and how numbers and missing values are written. Each guess stands"
                    + " beside its reason; what is not known is a comment that says what to write.",
            "",
            "The file is CSV (separated by commas, semicolons, tabs or bars), .ndjson, .json, .parquet, .arrow, .feather"
                    + " or .arrows, also gzipped; best the reference, with its predictions and true values.",
            "",
            "Exit code: 0 written; 1 the file cannot be read or holds nothing to watch; 2 wrong usage."
        })
public final class InitCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Parameters(index = "0", paramLabel = "DATA.csv", description = "rows of the model; also gzipped")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", description = "the model's name (default: like the file's)")
    private @Nullable String model;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the definition goes; - prints it (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("model.yaml");

    @Option(names = "--force", description = "replaces an existing file")
    private boolean force;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description =
                    "numeric or categorical, for a column that is guessed wrong or left out; may be given several times")
    private Map<String, FeatureType> types = new LinkedHashMap<>();

    @Mixin
    private RoleOptions roles = new RoleOptions();

    @Override
    public Integer call() throws IOException {
        boolean printed = out.equals(STANDARD_OUTPUT);
        if (!printed && Files.exists(out) && !force) {
            throw new IllegalArgumentException(
                    out + " is there already; give --force to replace it, or another file with --out.");
        }
        Draft draft = Draft.of(data, model, new Told(roles.rowId(), roles.prediction(), roles.target(), types));
        if (printed) {
            System.out.write(draft.text().getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } else {
            Files.writeString(out, draft.text(), StandardCharsets.UTF_8);
        }
        summarize(draft, System.err);
        return 0;
    }

    private void summarize(Draft draft, PrintStream to) {
        ModelDefinition definition = draft.definition();
        draft.notes().forEach(note -> to.println("note: " + note));
        draft.unknown().forEach(unknown -> to.println("not known: " + unknown));
        boolean printed = out.equals(STANDARD_OUTPUT);
        to.printf(
                Locale.ROOT,
                "%s: %s with %,d feature%s, row id %s, prediction %s, target %s%n",
                printed ? "Printed" : "Written to " + out,
                definition.task().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                definition.features().size(),
                definition.features().size() == 1 ? "" : "s",
                definition.rowId(),
                definition.prediction().column(),
                definition.target() == null ? "not known" : definition.target());
        String file = printed ? "model.yaml" : out.toString();
        to.println("Next: look at the reasons in it, then");
        to.println("  ./leeway apply -f " + file);
        to.println("  ./leeway reference " + definition.model() + " " + data
                + (draft.lacking().isEmpty() ? "" : "   # once it has " + String.join(" and ", draft.lacking())));
    }
}
