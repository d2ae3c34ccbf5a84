package io.leeway.benchmarks.time;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.leeway.benchmarks.MarkdownTable;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * How often changes are found, each rule with the threshold by which it calls two in a hundred unchanged windows unusual, so that
 * all alarm as often.
 */
final class TimePowerTable {

    private static final int CHUNKS = 52;
    private static final int AFTER = 10;
    private static final double ALARMS = 0.02;
    private static final List<TimeKind> KINDS = List.of(TimeKind.INDEPENDENT, TimeKind.AR_9);

    private final int rows;
    private final int references;
    private final int windows;

    TimePowerTable(int rows, int references, int windows) {
        this.rows = rows;
        this.references = references;
        this.windows = windows;
    }

    /**
     * What is done to the stream.
     *
     * @param amount by how much a mean moves, or a spread grows beyond itself
     * @param gradual whether it comes over ten windows, else at once
     */
    private record Case(boolean spread, double amount, int columns, boolean gradual) {

        String title() {
            return (spread ? "scale x " + (1 + amount) : "mean + " + amount + " sigma") + " in " + columns + " of 20, "
                    + (gradual ? "over ten windows" : "at once");
        }

        /** The change of a window after it began, from 0 on. */
        Change at(int window) {
            double part = gradual ? amount * (window + 1) / AFTER : amount;
            return spread ? Change.scaled(columns, 1 + part) : Change.moved(columns, part);
        }

        static List<Case> all() {
            List<Case> all = new ArrayList<>();
            for (boolean gradual : new boolean[] {false, true}) {
                for (int columns : new int[] {1, 3, TimeStream.COLUMNS}) {
                    for (double shift : new double[] {0.1, 0.2, 0.5}) {
                        all.add(new Case(false, shift, columns, gradual));
                    }
                    all.add(new Case(true, 0.2, columns, gradual));
                }
            }
            return all;
        }
    }

    /** Rules by how much a window stands out, so that each can be given another threshold. */
    private enum Rule {
        CHUNKS,
        EVIDENTLY,
        NANNYML;

        double score(TimeReference reference, DataProfile window, List<DataProfile> before) {
            return switch (this) {
                case CHUNKS -> -reference.pValue(window, before).orElseThrow();
                case EVIDENTLY -> reference.ratio(DriftPolicyName.EVIDENTLY, window);
                case NANNYML -> reference.ratio(DriftPolicyName.NANNYML, window);
            };
        }

        static double[] scores(TimeReference reference, DataProfile window, List<DataProfile> before) {
            return Arrays.stream(values())
                    .mapToDouble(rule -> rule.score(reference, window, before))
                    .toArray();
        }
    }

    /**
     * What came of one reference.
     *
     * @param unchanged the scores of unchanged windows, by window and rule
     * @param changed those after a change, by case, window and rule
     */
    private record Trial(double[][] unchanged, double[][][] changed) {}

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "Found in the first window / within ten windows, %%, each rule with 2 alarms in 100 unchanged windows; %,d rows a"
                        + " window, %d references of %d windows, %d unchanged windows of each%n%n",
                rows,
                references,
                CHUNKS,
                windows);
        List<Case> cases = Case.all();
        List<String> headings = new ArrayList<>(List.of("change"));
        for (TimeKind kind : KINDS) {
            headings.addAll(List.of(kind.title() + ": chunks", "evidently", "nannyml"));
        }
        MarkdownTable table = new MarkdownTable(headings);
        List<List<String>> byKind =
                KINDS.stream().map(kind -> found(kind, cases)).toList();
        for (int i = 0; i < cases.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(cases.get(i).title()));
            for (List<String> kind : byKind) {
                cells.addAll(kind.subList(i * Rule.values().length, (i + 1) * Rule.values().length));
            }
            table.row(cells);
        }
        out.println(table);
    }

    /** By case and rule. */
    private List<String> found(TimeKind kind, List<Case> cases) {
        List<Trial> trials = IntStream.range(0, references)
                .parallel()
                .mapToObj(reference -> trial(kind, cases, reference))
                .toList();
        double[] thresholds = Arrays.stream(Rule.values())
                .mapToDouble(rule -> threshold(trials, rule.ordinal()))
                .toArray();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            for (Rule rule : Rule.values()) {
                double first = share(trials, i, rule, thresholds, 1);
                double within = share(trials, i, rule, thresholds, AFTER);
                cells.add(String.format(Locale.ROOT, "%.0f / %.0f", 100 * first, 100 * within));
            }
        }
        return cells;
    }

    private double share(List<Trial> trials, int number, Rule rule, double[] thresholds, int within) {
        return trials.stream()
                .mapToDouble(trial -> Arrays.stream(trial.changed()[number], 0, within)
                                .anyMatch(window -> window[rule.ordinal()] > thresholds[rule.ordinal()])
                        ? 1
                        : 0)
                .average()
                .orElseThrow();
    }

    /** Above it are two in a hundred unchanged windows of all references. */
    private static double threshold(List<Trial> trials, int rule) {
        double[] scores = trials.stream()
                .flatMap(trial -> Arrays.stream(trial.unchanged()))
                .mapToDouble(window -> window[rule])
                .sorted()
                .toArray();
        return scores[(int) Math.floor((1 - ALARMS) * scores.length) - 1];
    }

    private Trial trial(TimeKind kind, List<Case> cases, int reference) {
        TimeStream stream = new TimeStream(kind, rows, 7_000_003L * reference + kind.ordinal());
        TimeReference learnt = TimeReference.of(stream, CHUNKS);
        double[][] unchanged = new double[windows][];
        List<DataProfile> before = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            DataProfile current = stream.next(Change.none());
            unchanged[window] = Rule.scores(learnt, current, before);
            TimeReference.remember(before, current);
        }
        double[][][] changed = new double[cases.size()][AFTER][];
        for (int number = 0; number < changed.length; number++) {
            List<DataProfile> last = new ArrayList<>(before);
            for (int window = 0; window < AFTER; window++) {
                DataProfile current = stream.next(cases.get(number).at(window));
                changed[number][window] = Rule.scores(learnt, current, last);
                TimeReference.remember(last, current);
            }
        }
        return new Trial(unchanged, changed);
    }
}
