package io.leeway.workbench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.TextTable;
import io.leeway.workbench.rows.RoleOptions;

/** Turns an earlier config.yaml into a model's definition. */
@Command(
        name = "import-config",
        description = {
            "Reads a config.yaml of the tool that came before (app.dataset_name, model.*, monitoring.*, alerts.*,"
                    + " dashboard.*), writes a model.yaml and says what each key became.",
            "",
            "The data sets telco and ethereum are known. For another one give --features FILE.csv, whose columns and"
                    + " values say what the features are, with --row-id, --prediction and --target."
        })
public final class ImportConfigCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CONFIG", description = "the config.yaml")
    private Path config = Path.of("config.yaml");

    @Option(names = "--out", paramLabel = "FILE", description = "where the definition goes (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("model.yaml");

    @Option(names = "--force", description = "replaces an existing file")
    private boolean force;

    @Option(names = "--features", paramLabel = "FILE", description = "rows of another data set, CSV")
    private @Nullable Path features;

    @Mixin
    private RoleOptions roles = new RoleOptions();

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !force) {
            throw new IllegalArgumentException(out + " is there already; give --force to replace it.");
        }
        OldConfig old = OldConfig.read(config);
        ImportedModel imported =
                ImportedModel.of(old, new DataDescription(features, roles.rowId(), roles.prediction(), roles.target()));
        Files.write(out, DefinitionYaml.write(imported.definition()));
        TextTable table = new TextTable("KEY", "BECAME");
        imported.keys().forEach(key -> table.row(key.name(), key.became()));
        System.out.println(table);
        System.err.println("Written to " + out + "; register it with: leeway apply -f " + out);
        return 0;
    }
}
