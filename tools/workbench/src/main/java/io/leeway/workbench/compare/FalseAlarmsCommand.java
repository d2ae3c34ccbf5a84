package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.TextTable;
import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.RowFile;

/** Counts the alarms of batches in which nothing has changed. */
@Command(
        name = "false-alarms",
        description = {
            "Takes batches from the reference itself, where nothing has changed, and counts in how many of them a"
                    + " feature is called drifted under each policy, a check of data quality fails, performance is said to"
                    + " have dropped, or something to have changed since the batches before. So much can a setting be"
                    + " believed on this data.",
            "",
            "Where the --model file has a timestamp, a batch is what follows on each other in time in one half of the"
                    + " file, and is watched against the other half, whose chunks say what is usual: the periods of the"
                    + " calendar where the file says of what length (window, reference), else rows of each of --sizes."
                    + " Otherwise rows are drawn at random, as if none depended on another.",
            "",
            "Performance needs a --model file, and a reference with the model's predictions and targets; it is"
                    + " measured in batches of up to 1,000 rows. How often rows repeat is not checked, and embeddings are"
                    + " not either.",
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
        check();
        ModelDefinition definition = model == null ? null : DefinitionFile.read(model);
        RowFile file = RowFile.open(reference, definition == null ? CellForms.usual() : CellForms.of(definition));
        Map<String, FeatureType> types = new LinkedHashMap<>(
                definition == null ? ColumnTypes.of(file, file, Map.of()).types() : definition.features());
        ignored.forEach(types::remove);
        NullBatches source = NullBatches.of(file, WatchedColumns.of(file, types, definition), seed);
        System.err.println(source.explanation());
        Map<Integer, AlarmCount> counts = new LinkedHashMap<>();
        for (int size : source.byCalendar() ? List.of(0) : sizes) {
            AlarmCount count = AlarmCount.of(source, size, batches);
            if (count.batches() == 0) {
                System.err.println(
                        source.byCalendar()
                                ? "note: neither half of the file has a whole period."
                                : String.format(Locale.ROOT, "note: neither half of the file has %,d rows.", size));
            } else {
                counts.put(size, count);
            }
        }
        System.out.println(table(counts, types.size()));
        if (!source.hasLabels()) {
            System.err.println(
                    definition == null
                            ? "note: performance is not known without a --model file."
                            : "note: the file lacks the model's predictions or targets, so performance is not known.");
        }
        return 0;
    }

    private void check() {
        if (batches < 1) {
            throw new IllegalArgumentException("--batches " + batches + ": at least one batch has to be drawn.");
        }
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("--sizes " + size + ": a batch has at least one row.");
            }
        }
    }

    private TextTable table(Map<Integer, AlarmCount> counts, int features) {
        TextTable table = new TextTable(
                "POLICY",
                "BATCH ROWS",
                "BATCHES",
                "USUAL BY",
                "WITH A DRIFTED FEATURE %",
                "FEATURES %",
                "OUT OF RANGE %",
                "WITH A QUALITY FINDING %",
                "WITH A DROP OF PERFORMANCE %",
                "WITH A CHANGE %");
        for (DriftPolicyName policy : DriftPolicyName.values()) {
            counts.forEach((size, count) -> table.row(
                    policy.name().toLowerCase(Locale.ROOT),
                    size == 0 ? "a period" : Integer.toString(size),
                    Integer.toString(count.batches()),
                    policy == DriftPolicyName.LEEWAY ? String.join(", ", count.usual()) : "-",
                    percent(count.alarms(policy, AlarmSource.DRIFT), count.batches()),
                    percent(count.driftedFeatures(policy), (long) count.batches() * features),
                    percent(count.alarms(policy, AlarmSource.RANGE), count.batches()),
                    percent(count.alarms(policy, AlarmSource.QUALITY), count.batches()),
                    count.hasPerformance()
                            ? percent(count.alarms(policy, AlarmSource.PERFORMANCE), count.batches())
                            : "-",
                    percent(count.alarms(policy, AlarmSource.CHANGE), count.withHistory())));
        }
        return table;
    }

    private static String percent(long count, long of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * count / of);
    }
}
