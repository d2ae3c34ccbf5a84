package io.leeway.workbench.ranges;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.rows.cell.CellForms;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.workbench.compare.FileProfiler;
import io.leeway.workbench.imports.DefinitionYaml;
import io.leeway.workbench.rows.RowFile;

/** Writes what a model was trained on as its definition has it. */
@Command(
        name = "ranges",
        description = {
            "Prints the range of each numeric feature of a file of training data, as the key 'ranges' of a definition.",
            "Append it to the definition, and apply that: what lies outside is then a finding."
        })
public final class RangesCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TRAINING.csv", description = "what the model was trained on; also gzipped")
    private Path training = Path.of("");

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "the model's definition, whose features are looked for")
    private Path model = Path.of("model.yaml");

    @Override
    public Integer call() throws IOException {
        ModelDefinition definition = DefinitionFile.read(model);
        RowFile rows = RowFile.open(training, CellForms.of(definition));
        Map<String, FeatureType> types = numeric(definition, rows);
        DataProfile profile = FileProfiler.profile(rows, types).profile();
        Map<String, TrainedRange> ranges = new LinkedHashMap<>();
        for (String feature : types.keySet()) {
            NumericProfile values = profile.numeric(feature);
            if (values.size() == 0) {
                System.err.println("The feature '" + feature + "' has no number in " + rows.name() + ".");
            } else {
                ranges.put(feature, TrainedRange.of(values.min(), values.max()));
            }
        }
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("No numeric feature has a number in " + rows.name() + ".");
        }
        System.out.print(new String(DefinitionYaml.ranges(ranges), StandardCharsets.UTF_8));
        return 0;
    }

    private static Map<String, FeatureType> numeric(ModelDefinition definition, RowFile rows) {
        Map<String, FeatureType> types = new LinkedHashMap<>();
        definition.features().forEach((feature, type) -> {
            if (type == FeatureType.NUMERIC) {
                types.put(feature, type);
            }
        });
        for (String feature : types.keySet()) {
            if (!rows.columns().contains(feature)) {
                throw new IllegalArgumentException("The model's feature '" + feature + "' is missing in " + rows.name()
                        + ", which has " + String.join(", ", rows.columns()) + ".");
            }
        }
        return types;
    }
}
