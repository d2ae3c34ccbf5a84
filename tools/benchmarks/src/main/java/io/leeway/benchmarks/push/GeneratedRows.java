package io.leeway.benchmarks.push;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that are pushed, the same for the same seed: an id, a time, 15 numeric and 5 categorical features, a prediction
 * and its target; of the features two in a hundred values are missing.
 */
final class GeneratedRows {

    static final String MODEL = "benchmark";

    private static final int NUMERIC = 15;
    private static final int[] CARDINALITIES = {2, 4, 10, 50, 300};
    private static final double MISSING = 0.02;
    private static final int FLUSHED = 1 << 16;
    private static final long FIRST_TIME = 1_700_000_000_000L;

    private static final List<String> COLUMNS = columns();

    private GeneratedRows() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("id", "time"));
        for (int i = 0; i < NUMERIC; i++) {
            columns.add("n" + i);
        }
        for (int i = 0; i < CARDINALITIES.length; i++) {
            columns.add("c" + i);
        }
        columns.addAll(List.of("prediction", "target"));
        return List.copyOf(columns);
    }

    /** How many columns they have. */
    static int width() {
        return COLUMNS.size();
    }

    /** The definition of their model, as JSON. */
    static String definition() {
        String features = COLUMNS.stream()
                .filter(GeneratedRows::isFeature)
                .map(name -> "\"%s\": \"%s\"".formatted(name, isNumeric(name) ? "numeric" : "categorical"))
                .collect(Collectors.joining(", "));
        return """
                {
                  "model": "%s", "task": "binary-classification", "rowId": "id", "timestamp": "time",
                  "features": {%s},
                  "prediction": {"column": "prediction", "positive": "yes"},
                  "target": "target"
                }
                """.formatted(MODEL, features);
    }

    /** Writes so many rows to a file. */
    static void write(Path file, PushedForm form, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] numeric = new boolean[COLUMNS.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = isNumeric(COLUMNS.get(i));
        }
        StringBuilder text = new StringBuilder(form.head(COLUMNS));
        String[] cells = new String[COLUMNS.size()];
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < rows; row++) {
                fill(cells, row, random);
                form.append(text, COLUMNS, cells, numeric);
                if (text.length() > FLUSHED) {
                    out.append(text);
                    text.setLength(0);
                }
            }
            out.append(text);
        }
    }

    /**
     * What a model is asked and answers.
     *
     * @param instance the features as a JSON array
     */
    record Served(String instance, String prediction) {}

    /** The features and the prediction of one more row. */
    static Served served(SplittableRandom random) {
        String[] cells = new String[COLUMNS.size()];
        fill(cells, 0, random);
        String features = IntStream.range(0, cells.length)
                .filter(i -> isFeature(COLUMNS.get(i)))
                .mapToObj(
                        i -> cells[i].isEmpty() ? "null" : isNumeric(COLUMNS.get(i)) ? cells[i] : '"' + cells[i] + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return new Served(features, cells[COLUMNS.indexOf("prediction")]);
    }

    private static boolean isFeature(String column) {
        return column.matches("[nc]\\d+");
    }

    private static boolean isNumeric(String column) {
        return column.matches("n\\d+");
    }

    private static void fill(String[] cells, int row, SplittableRandom random) {
        int at = 0;
        cells[at++] = "row-" + row;
        cells[at++] = Instant.ofEpochMilli(FIRST_TIME + 1_000L * row).toString();
        for (int i = 0; i < NUMERIC; i++) {
            cells[at++] = random.nextDouble() < MISSING ? "" : number(i, random);
        }
        for (int cardinality : CARDINALITIES) {
            double skewed = random.nextDouble() * random.nextDouble();
            cells[at++] = random.nextDouble() < MISSING ? "" : "category-" + (int) (skewed * cardinality);
        }
        boolean predicted = random.nextDouble() < 0.3;
        cells[at++] = predicted ? "yes" : "no";
        cells[at] = predicted == random.nextDouble() < 0.9 ? "yes" : "no";
    }

    /** Normal, log-normal, uniform, counted, or priced to two decimals, in turn. */
    private static String number(int column, SplittableRandom random) {
        return switch (column % 5) {
            case 0 -> Double.toString(random.nextGaussian());
            case 1 -> Double.toString(Math.exp(random.nextGaussian()));
            case 2 -> Double.toString(random.nextDouble() * 1_000);
            case 3 -> Integer.toString(random.nextInt(72));
            default -> Double.toString(Math.rint((18 + random.nextDouble() * 100) * 100) / 100);
        };
    }
}
