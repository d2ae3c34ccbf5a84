package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.TextTable;
import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.RowFile;

/** Counts the alarms of batches in which nothing has changed. */
@Command(
        name = "false-alarms",
        description = {
            "Draws batches from the reference itself, where nothing has drifted, and counts in how many of them a"
                    + " feature is called drifted, or a check of data quality fails, under each policy. So much can a setting"
                    + " be believed on this data.",
            "",
            "An identifier is no feature: leave it out with --ignore, or name the features in a --model file."
        })
public final class FalseAlarmsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REFERENCE.csv", description = "the reference, CSV, also gzipped")
    private Path reference = Path.of("");

    @Option(names = "--model", paramLabel = "FILE", description = "a model's definition with its thresholds")
    private @Nullable Path model;

    @Option(names = "--ignore", split = ",", paramLabel = "COLUMN", description = "columns that are no features")
    private List<String> ignored = List.of();

    @Option(names = "--batches", paramLabel = "N", description = "batches of each size (default: 200)")
    private int batches = 200;

    @Option(names = "--sizes", split = ",", paramLabel = "ROWS", description = "default: 50,200,1000,5000")
    private List<Integer> sizes = List.of(50, 200, 1_000, 5_000);

    @Option(names = "--seed", paramLabel = "N", description = "for drawing (default: 42)")
    private long seed = 42;

    @Override
    public Integer call() throws IOException {
        ModelDefinition definition = model == null ? null : DefinitionFile.read(model);
        RowFile file = RowFile.open(reference, definition == null ? CellForms.usual() : CellForms.of(definition));
        Map<String, FeatureType> types = new LinkedHashMap<>(
                definition == null ? ColumnTypes.of(file, file, Map.of()).types() : definition.features());
        ignored.forEach(types::remove);
        DriftSettings settings = definition == null ? DriftSettings.defaults() : definition.drift();
        DataProfile whole = FileProfiler.profile(file, types).profile();
        DataProfile learnt = FileProfiler.learnt(file, types, whole);
        RowSampler sampler = RowSampler.of(file, types);
        DriftEvaluator evaluator = new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults());
        TextTable table = new TextTable(
                "POLICY",
                "BATCH ROWS",
                "BATCHES",
                "WITH A DRIFTED FEATURE %",
                "FEATURES %",
                "WITH A QUALITY FINDING %");
        for (DriftPolicyName name : DriftPolicyName.values()) {
            for (int size : sizes) {
                System.err.printf(Locale.ROOT, "%s, batches of %,d rows%n", name, size);
                Random random = new Random(seed + size);
                List<DriftFindings> judged = new ArrayList<>();
                for (int batch = 0; batch < batches; batch++) {
                    judged.add(evaluator.evaluate(DriftCase.of(
                            MonitoredColumns.ofFeatures(types),
                            settings.with(name),
                            learnt,
                            sampler.draw(size, random))));
                }
                table.row(
                        name.name().toLowerCase(Locale.ROOT),
                        Integer.toString(size),
                        Integer.toString(batches),
                        percent(
                                judged.stream()
                                        .filter(findings ->
                                                !findings.driftedFeatures().isEmpty())
                                        .count(),
                                batches),
                        percent(
                                judged.stream()
                                        .mapToLong(findings ->
                                                findings.driftedFeatures().size())
                                        .sum(),
                                (long) batches * types.size()),
                        percent(
                                judged.stream()
                                        .filter(findings -> !findings.quality().isEmpty())
                                        .count(),
                                batches));
            }
        }
        System.out.println(table);
        return 0;
    }

    private static String percent(long count, long of) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * count / of);
    }
}
