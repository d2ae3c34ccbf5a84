package io.leeway.benchmarks.time;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how often windows of which nothing has changed are called unusual, by how their rows depend on each other: alarms per
 * 100 windows, and the share of references with more than twice as many as were asked for.
 *
 * <p>Arguments: rows of a window (default 168), references (default 30), windows (default 100), all in this order.
 */
public final class TimeTables {

    private static final int[] CHUNKS = {12, 20, 52};
    private static final double[] LEVELS = {0.05, 0.02, 0.01};

    private final int rows;
    private final int references;
    private final int windows;

    private TimeTables(int rows, int references, int windows) {
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
        new TimeTables(numbers[0], numbers[1], numbers[2]).print();
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%d rows a window, %d columns, %d references of %s windows each, %d windows judged%n%n",
                rows,
                TimeStream.COLUMNS,
                references,
                Arrays.stream(CHUNKS).mapToObj(Integer::toString).collect(Collectors.joining(" / ")),
                windows);
        System.out.println("| rows | "
                + Arrays.stream(LEVELS)
                        .mapToObj(level -> "level " + level + " | above twice")
                        .collect(Collectors.joining(" | "))
                + " |");
        System.out.println("| --- |" + " --- | --- |".repeat(LEVELS.length));
        for (TimeKind kind : TimeKind.values()) {
            System.out.println(line(kind));
        }
    }

    private String line(TimeKind kind) {
        List<double[][]> byChunks =
                Arrays.stream(CHUNKS).mapToObj(chunks -> alarms(kind, chunks)).toList();
        StringBuilder line = new StringBuilder("| ").append(kind.title()).append(" |");
        for (int level = 0; level < LEVELS.length; level++) {
            int place = level;
            line.append(byChunks.stream()
                    .map(shares -> String.format(
                            Locale.ROOT,
                            "%.1f",
                            100 * Arrays.stream(shares[place]).average().orElseThrow()))
                    .collect(Collectors.joining(" / ", " ", " |")));
            line.append(byChunks.stream()
                    .map(shares -> String.format(
                            Locale.ROOT,
                            "%.0f %%",
                            100.0
                                    * Arrays.stream(shares[place])
                                            .filter(share -> share > 2 * LEVELS[place])
                                            .count()
                                    / references))
                    .collect(Collectors.joining(" / ", " ", " |")));
        }
        return line.toString();
    }

    /** The share of windows that are unusual, by level and reference. */
    private double[][] alarms(TimeKind kind, int chunks) {
        double[][] shares = new double[LEVELS.length][references];
        IntStream.range(0, references).parallel().forEach(reference -> {
            TimeStream stream = new TimeStream(kind, rows, 1_000_003L * reference + 31L * chunks + kind.ordinal());
            TimeReference learnt = TimeReference.of(stream, chunks);
            for (int window = 0; window < windows; window++) {
                double pValue = learnt.pValue(stream.next(Change.none()));
                for (int level = 0; level < LEVELS.length; level++) {
                    shares[level][reference] += pValue <= LEVELS[level] ? 1.0 / windows : 0;
                }
            }
        });
        return shares;
    }
}
