package io.leeway.benchmarks.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leeway.benchmarks.MarkdownTable;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.PerformanceWatch;

/**
 * Prints how often performance is said to have dropped in windows in which the model is as good as ever, by how its errors depend
 * on each other, and how often a drop is found: with the reference's rows taken as independent, and by its chunks.
 *
 * <p>Arguments: rows of a window (default 168), references (default 30), windows judged of each (default 100); then kinds of
 * errors, as {@code AR_9} (all by default).
 */
public final class PerformanceTables {

    private static final int[] CHUNKS = {12, 20, 52};

    /** A change is looked for in so many windows of a reference. */
    private static final int CHANGED = 20;

    private final int rows;
    private final int references;
    private final int windows;

    private PerformanceTables(int rows, int references, int windows) {
        this.rows = rows;
        this.references = references;
        this.windows = windows;
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        int[] numbers = {168, 30, 100};
        for (int i = 0; i < Math.min(numbers.length, arguments.length); i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        List<ErrorStream.Kind> named = Arrays.stream(arguments)
                .skip(numbers.length)
                .map(ErrorStream.Kind::valueOf)
                .toList();
        new PerformanceTables(numbers[0], numbers[1], numbers[2])
                .print(named.isEmpty() ? List.of(ErrorStream.Kind.values()) : named);
    }

    /** Shares of windows: performance dropped, and changed over time. */
    private record Shares(double dropped, double changed) {}

    private void print(List<ErrorStream.Kind> kinds) {
        System.out.printf(
                Locale.ROOT,
                "Windows in 100 in which performance is said to have dropped; %,d rows a window, %d references of 12 / 20 / 52"
                        + " windows, %d unchanged windows of each and %d of each change%n%n",
                rows,
                references,
                windows,
                CHANGED);
        MarkdownTable table = new MarkdownTable(List.of(
                "errors",
                "unchanged: rows as independent",
                "by chunks",
                "changes over time: rows as independent",
                "by chunks",
                "a little worse: rows as independent",
                "by chunks",
                "much worse: rows as independent",
                "by chunks"));
        for (ErrorStream.Kind kind : kinds) {
            List<String> cells = new ArrayList<>(List.of(kind.title()));
            List<List<Shares>> all = new ArrayList<>();
            for (double worse : new double[] {0, kind.little(), kind.much()}) {
                all.add(trials(kind, worse, false));
                all.add(trials(kind, worse, true));
            }
            cells.add(cell(all.get(0).stream().map(Shares::dropped).toList()));
            cells.add(cell(all.get(1).stream().map(Shares::dropped).toList()));
            cells.add(cell(all.get(0).stream().map(Shares::changed).toList()));
            cells.add(cell(all.get(1).stream().map(Shares::changed).toList()));
            all.subList(2, all.size())
                    .forEach(shares ->
                            cells.add(cell(shares.stream().map(Shares::dropped).toList())));
            table.row(cells);
        }
        System.out.println(table);
    }

    private static String cell(List<Double> shares) {
        return shares.stream()
                .map(share -> String.format(Locale.ROOT, "%.1f", 100 * share))
                .collect(Collectors.joining(" / "));
    }

    private List<Shares> trials(ErrorStream.Kind kind, double worse, boolean inTime) {
        List<Shares> byChunks = new ArrayList<>();
        for (int chunks : CHUNKS) {
            List<Shares> trials = IntStream.range(0, references)
                    .parallel()
                    .mapToObj(reference -> trial(kind, worse, inTime, chunks, reference))
                    .toList();
            byChunks.add(new Shares(
                    trials.stream().mapToDouble(Shares::dropped).average().orElseThrow(),
                    trials.stream().mapToDouble(Shares::changed).average().orElseThrow()));
        }
        return byChunks;
    }

    private Shares trial(ErrorStream.Kind kind, double worse, boolean inTime, int chunks, int reference) {
        ErrorStream stream = new ErrorStream(kind, 5_000_011L * reference + 31L * chunks + kind.ordinal());
        ModelDefinition definition = definition(kind);
        Baseline baseline = inTime
                ? PerformanceWatch.baseline(definition, stream.next(chunks * rows, 0), TimeStream.TIME)
                : PerformanceWatch.baseline(definition, stream.next(chunks * rows, 0));
        PerformanceWatch watch = new PerformanceWatch(definition, baseline);
        int judged = worse == 0 ? windows : CHANGED;
        double dropped = 0;
        double changed = 0;
        for (int window = 0; window < judged; window++) {
            PerformanceReport report = watch.next(stream.next(rows, worse));
            dropped += AlarmSource.PERFORMANCE.in(report) ? 1.0 / judged : 0;
            changed += AlarmSource.CHANGE.in(report) ? 1.0 / judged : 0;
        }
        return new Shares(dropped, changed);
    }

    private ModelDefinition definition(ErrorStream.Kind kind) {
        return ModelDefinitionBuilder.builder()
                .model("time")
                .task(kind.task())
                .rowId("id")
                .timestamp(TimeStream.TIME)
                .reference(ReferenceSettings.every("PT" + rows + "H"))
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns(ErrorStream.PREDICTION, null, kind.positive()))
                .target(ErrorStream.TARGET)
                .build();
    }
}
