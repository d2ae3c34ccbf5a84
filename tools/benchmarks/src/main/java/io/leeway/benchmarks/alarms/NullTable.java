package io.leeway.benchmarks.alarms;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import io.leeway.benchmarks.MarkdownTable;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.PerformanceWatch;

/** The share of unchanged batches that raise anything, by source, kind of data and rows of a batch. */
final class NullTable {

    /** Intervals of a classifier's scores are resampled, which takes a second for so many rows. */
    private static final int MOST_WITH_OUTPUT = 1_000;

    private final Selection selection;
    private final Extent extent;
    private final List<String> causes = new ArrayList<>();
    private double largestError;

    NullTable(Selection selection) {
        this.selection = selection;
        this.extent = selection.extent();
    }

    void print(PrintStream out) {
        MarkdownTable table = new MarkdownTable(
                List.of("data", "drift", "quality", "performance", "change", "drift: evidently", "drift: nannyml"));
        for (DataKind kind : selection.kinds()) {
            table.row(row(kind));
        }
        out.printf(
                Locale.ROOT,
                "Unchanged batches that raise anything, %%; batches of %s rows%n",
                selection.sizes().stream()
                        .map(size -> String.format(Locale.ROOT, "%,d", size))
                        .collect(Collectors.joining(" / ")));
        out.println();
        out.println(table);
        out.println();
        out.printf(
                Locale.ROOT,
                "%d references of %,d rows, %d batches of each size; largest standard error %s%n",
                extent.references(),
                extent.referenceRows(),
                extent.batches(),
                Shares.percent(largestError));
        causes.forEach(out::println);
        out.println();
    }

    private List<String> row(DataKind kind) {
        List<List<NullTrial>> trials = extent.each(kind.name(), seed -> trials(kind, seed));
        List<String> cells = new ArrayList<>();
        cells.add(kind.title());
        // A range is no test and knows of no chance.
        for (AlarmSource source : EnumSet.complementOf(EnumSet.of(AlarmSource.RANGE))) {
            boolean judged = source != AlarmSource.PERFORMANCE || kind.hasOutput();
            cells.add(judged ? cell(trials, trial -> trial.alarms(source)) : "-");
        }
        for (DriftPolicyName policy : NullTrial.PARITY) {
            cells.add(selection.parity() ? cell(trials, trial -> trial.drifted(policy)) : "-");
        }
        tell(kind, trials);
        return cells;
    }

    /** One trial a size, all against the same reference. */
    private List<NullTrial> trials(DataKind kind, long seed) {
        DataStream stream = kind.open(seed);
        Block rows = stream.next(extent.referenceRows());
        DataProfile reference = Learnt.reference(kind.definition(), rows);
        Baseline baseline = PerformanceWatch.baseline(kind.definition(), rows);
        List<DriftPolicyName> parity = selection.parity() ? NullTrial.PARITY : List.of();
        return sizes(kind).stream()
                .map(size -> new NullTrial(kind, baseline, reference, parity).watch(stream, size, extent.batches()))
                .toList();
    }

    private List<Integer> sizes(DataKind kind) {
        return selection.sizes().stream()
                .filter(size -> !kind.hasOutput() || size <= MOST_WITH_OUTPUT)
                .toList();
    }

    private String cell(List<List<NullTrial>> trials, ToIntFunction<NullTrial> alarms) {
        List<String> bySize = new ArrayList<>();
        for (int size = 0; size < trials.getFirst().size(); size++) {
            Shares shares = new Shares();
            for (List<NullTrial> reference : trials) {
                NullTrial trial = reference.get(size);
                shares.add(alarms.applyAsInt(trial), trial.batches());
            }
            largestError = Math.max(largestError, shares.standardError());
            bySize.add(selection.parity() ? shares.toString() : shares.withError());
        }
        return String.join(" / ", bySize);
    }

    /** What raised the alarms, for those who look for the reason. */
    private void tell(DataKind kind, List<List<NullTrial>> trials) {
        for (int size = 0; size < trials.getFirst().size(); size++) {
            TreeMap<String, Integer> raised = new TreeMap<>();
            for (List<NullTrial> reference : trials) {
                reference.get(size).causes().forEach((cause, times) -> raised.merge(cause, times, Integer::sum));
            }
            if (!raised.isEmpty()) {
                causes.add(String.format(
                        Locale.ROOT,
                        "%s, %,d rows: %s",
                        kind.title(),
                        sizes(kind).get(size),
                        raised));
            }
        }
    }
}
