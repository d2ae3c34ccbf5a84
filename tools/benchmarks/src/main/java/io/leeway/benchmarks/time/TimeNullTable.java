package io.leeway.benchmarks.time;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leeway.benchmarks.MarkdownTable;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.evaluation.profiles.DataProfile;

/** The share of unchanged windows that alarm, by kind of stream and windows of the reference. */
final class TimeNullTable {

    private static final int[] CHUNKS = {5, 8, 12, 20, 52};
    private static final double[] LEVELS = {0.05, 0.02, 0.01};
    private static final List<DriftPolicyName> OTHERS =
            List.of(DriftPolicyName.LEEWAY, DriftPolicyName.EVIDENTLY, DriftPolicyName.NANNYML);

    /** Other rules alarm always or hardly ever, so that few windows tell. */
    private static final int WINDOWS_OF_OTHERS = 10;

    private final int rows;
    private final int references;
    private final int windows;

    TimeNullTable(int rows, int references, int windows) {
        this.rows = rows;
        this.references = references;
        this.windows = windows;
    }

    /**
     * What came of one reference.
     *
     * @param alarms the share of windows that alarm, by level
     * @param verdicts the share of windows with a verdict
     * @param others the share of windows in which another rule calls any column drifted
     */
    private record Trial(double[] alarms, double verdicts, double[] others) {}

    void print(PrintStream out, List<TimeKind> kinds) {
        out.printf(
                Locale.ROOT,
                "Unusual windows in 100 of which nothing changed; %,d rows a window, %d columns, %d references of %s windows,"
                        + " %d windows judged of each, %d of them by the other rules%n%n",
                rows,
                TimeStream.COLUMNS,
                references,
                Arrays.stream(CHUNKS).mapToObj(Integer::toString).collect(Collectors.joining(" / ")),
                windows,
                Math.min(windows, WINDOWS_OF_OTHERS));
        List<String> headings = new ArrayList<>(List.of("rows"));
        for (double level : LEVELS) {
            headings.add("level " + level);
            headings.add("above twice, %");
        }
        headings.addAll(List.of("with a verdict, %", "rows as independent", "evidently", "nannyml"));
        MarkdownTable table = new MarkdownTable(headings);
        for (TimeKind kind : kinds) {
            table.row(row(kind));
        }
        out.println(table);
    }

    private List<String> row(TimeKind kind) {
        List<List<Trial>> byChunks = Arrays.stream(CHUNKS)
                .mapToObj(chunks -> IntStream.range(0, references)
                        .parallel()
                        .mapToObj(reference -> trial(kind, chunks, reference))
                        .toList())
                .toList();
        List<String> cells = new ArrayList<>(List.of(kind.title()));
        for (int level = 0; level < LEVELS.length; level++) {
            int place = level;
            cells.add(cell(byChunks, "%.1f", trial -> trial.alarms()[place]));
            cells.add(cell(byChunks, "%.0f", trial -> trial.alarms()[place] > 2 * LEVELS[place] + 1e-9 ? 1 : 0));
        }
        cells.add(cell(byChunks, "%.0f", Trial::verdicts));
        for (int other = 0; other < OTHERS.size(); other++) {
            int place = other;
            cells.add(cell(byChunks, "%.0f", trial -> trial.others()[place]));
        }
        return cells;
    }

    private static String cell(List<List<Trial>> byChunks, String format, ToDoubleFunction<Trial> share) {
        return byChunks.stream()
                .map(trials -> String.format(
                        Locale.ROOT,
                        format,
                        100 * trials.stream().mapToDouble(share).average().orElseThrow()))
                .collect(Collectors.joining(" / "));
    }

    private Trial trial(TimeKind kind, int chunks, int reference) {
        TimeStream stream = new TimeStream(kind, rows, 1_000_003L * reference + 31L * chunks + kind.ordinal());
        TimeReference learnt = TimeReference.of(stream, chunks);
        double[] alarms = new double[LEVELS.length];
        double[] others = new double[OTHERS.size()];
        double verdicts = 0;
        int windowsOfOthers = Math.min(windows, WINDOWS_OF_OTHERS);
        List<DataProfile> before = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            DataProfile current = stream.next(Change.none());
            OptionalDouble pValue = learnt.pValue(current, before);
            TimeReference.remember(before, current);
            verdicts += pValue.isPresent() ? 1.0 / windows : 0;
            for (int level = 0; level < LEVELS.length; level++) {
                alarms[level] += pValue.orElse(1) <= LEVELS[level] ? 1.0 / windows : 0;
            }
            for (int other = 0; other < OTHERS.size() && window < windowsOfOthers; other++) {
                others[other] += learnt.drifted(OTHERS.get(other), current) ? 1.0 / windowsOfOthers : 0;
            }
        }
        return new Trial(alarms, verdicts, others);
    }
}
