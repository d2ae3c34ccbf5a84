package io.leeway.benchmarks.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.joint.JointComparison;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.policy.Judgements;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Prints what is said of features together: of windows of which nothing has changed, and of windows in which the correlation of
 * the first two of {@value TimeStream#COLUMNS} columns has while each column is as it was. Per 100 windows, against 52 chunks at
 * a level of 0.05, and with rows taken as independent.
 *
 * <p>Arguments: rows of a window (default 500), references (default 10), windows (default 50), all in this order.
 */
public final class JointTables {

    private static final int CHUNKS = 52;
    private static final AlarmSettings ALARMS = new AlarmSettings(1_000.0, "P30D");

    private static final List<TimeKind> KINDS = List.of(
            TimeKind.INDEPENDENT,
            TimeKind.HEAVY_TAILED,
            TimeKind.COUNTS,
            TimeKind.ZERO_INFLATED,
            TimeKind.CORRELATED_COLUMNS,
            TimeKind.AR_5,
            TimeKind.AR_9);

    private static final double[][] CORRELATIONS = {{0.8, 0}, {0.8, 0.5}, {0.5, 0.2}, {0, 0.3}};

    private final int rows;
    private final int references;
    private final int windows;

    private JointTables(int rows, int references, int windows) {
        this.rows = rows;
        this.references = references;
        this.windows = windows;
    }

    /** What is said of a window: unusual, carried by what features do together, that drifted, a column did. */
    private record Said(boolean unusual, boolean carried, boolean drifted, boolean column) {}

    /** Prints the tables. */
    public static void main(String[] arguments) {
        int[] numbers = {500, 10, 50};
        for (int i = 0; i < Math.min(numbers.length, arguments.length); i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        new JointTables(numbers[0], numbers[1], numbers[2]).print();
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%d rows a window, %d columns, %d references of %d windows each, %d windows judged%n%n",
                rows,
                TimeStream.COLUMNS,
                references,
                CHUNKS,
                windows);
        System.out.println("| rows | unusual | by features together | features together drifted"
                + " | rows as independent: features together drifted | a column drifted |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (TimeKind kind : KINDS) {
            System.out.println("| " + kind.title() + line(kind, null));
        }
        for (double[] change : CORRELATIONS) {
            System.out.println("| normal, a correlation goes from " + change[0] + " to " + change[1]
                    + line(TimeKind.INDEPENDENT, change));
        }
    }

    private String line(TimeKind kind, double @Nullable [] change) {
        List<Said> inTime = new ArrayList<>();
        List<Said> independent = new ArrayList<>();
        IntStream.range(0, references).forEach(number -> {
            TimeStream stream = new TimeStream(kind, rows, 7_000_003L * number + kind.ordinal());
            TimeReference reference = TimeReference.together(Stream.generate(stream::nextRows)
                    .limit(CHUNKS)
                    .map(block -> change == null ? block : paired(block, change[0]))
                    .toList());
            for (int window = 0; window < windows; window++) {
                Block block = stream.nextRows();
                DataProfile current = reference.profile(change == null ? block : paired(block, change[1]));
                inTime.add(said(reference, current, reference.chunks()));
                independent.add(said(reference, current, null));
            }
        });
        double all = references * windows / 100.0;
        return String.format(
                Locale.ROOT,
                " | %.1f | %.1f | %.1f | %.1f | %.1f / %.1f |",
                inTime.stream().filter(Said::unusual).count() / all,
                inTime.stream().filter(Said::carried).count() / all,
                inTime.stream().filter(Said::drifted).count() / all,
                independent.stream().filter(Said::drifted).count() / all,
                inTime.stream().filter(Said::column).count() / all,
                independent.stream().filter(Said::column).count() / all);
    }

    /** The second column correlated with the first, and both standard normal as before. */
    private static Block paired(Block block, double correlation) {
        double[] first = block.numeric(TimeStream.column(0)).orElseThrow().values();
        double[] second = block.numeric(TimeStream.column(1)).orElseThrow().values();
        double[] mixed = new double[second.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = correlation * first[i] + Math.sqrt(1 - correlation * correlation) * second[i];
        }
        return new Block(
                block.rows(),
                block.columns().stream()
                        .<Column>map(column -> column.name().equals(TimeStream.column(1))
                                ? new Column.Numeric(column.name(), mixed)
                                : column)
                        .toList());
    }

    private static Said said(TimeReference reference, DataProfile current, @Nullable TimeChunks chunks) {
        Judgements found = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), new Usual(chunks, ALARMS))
                .judge(
                        List.of(ColumnLayer.features(TimeReference.columns())),
                        reference.whole(),
                        current,
                        DriftSettings.defaults());
        Unusualness unusualness = found.unusualness();
        boolean carried = unusualness != null
                && (unusualness.columns().contains(JointComparison.CORRELATION)
                        || unusualness.columns().contains(JointComparison.STRUCTURE));
        return new Said(
                unusualness != null && unusualness.exceeded(),
                carried,
                found.joint() != null && found.joint().verdict() == Verdict.DRIFTED,
                found.columns().values().stream()
                        .anyMatch(judgement -> judgement.outcome().verdict() == Verdict.DRIFTED));
    }
}
