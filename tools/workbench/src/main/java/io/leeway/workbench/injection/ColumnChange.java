package io.leeway.workbench.injection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.Schedule;
import io.leeway.rows.cell.MissingWords;
import io.leeway.rows.cell.NumberForm;
import io.leeway.workbench.dataset.Table;

/** Carries one step of a plan out on a table that it may change. */
final class ColumnChange {

    private final Table table;
    private final Injection injection;
    private final Schedule schedule;
    private final Random random;
    private final int column;
    private int changed;

    ColumnChange(Table table, Injection injection, Schedule schedule, long seed) {
        this.table = table;
        this.injection = injection;
        this.schedule = schedule;
        this.random = new Random(seed);
        this.column = table.require(injection.column());
    }

    int apply() {
        switch (injection) {
            case Injection.Scale(String ignored, double factor) -> numbers(value -> value * factor);
            case Injection.UnitChange(String ignored, double factor) -> numbers(value -> value * factor);
            case Injection.MeanShift shift -> {
                double by = shift.by() == null ? sigmas(shift) : shift.by();
                numbers(value -> value + by);
            }
            case Injection.Noise(String ignored, double sigmas) -> {
                double scale = sigmas * deviation();
                numbers(value -> value + scale * random.nextGaussian());
            }
            case Injection.TargetNoise(String ignored, List<Double> between) ->
                numbers(value ->
                        value * (between.getFirst() + random.nextDouble() * (between.getLast() - between.getFirst())));
            case Injection.ZeroInflation(String ignored, double share) -> cells(share, cell -> "0");
            case Injection.Missing(String ignored, double share) -> cells(share, cell -> "");
            case Injection.NewCategory(String ignored, String value, double share) -> cells(share, cell -> value);
            case Injection.SetLabel(String ignored, String value, double share) -> cells(share, cell -> value);
            case Injection.SetCategory(String ignored, List<String> values, double share) ->
                cells(share, cell -> values.get(random.nextInt(values.size())));
            case Injection.CategorySwap(String ignored, String a, String b) ->
                cells(1, cell -> cell.equals(a) ? b : cell.equals(b) ? a : cell);
            case Injection.LabelNoise(String ignored, double share) -> {
                List<String> labels = labels();
                cells(share, cell -> other(labels, cell));
            }
            case Injection.Frozen ignored -> freeze();
        }
        return changed;
    }

    private interface CellChange {
        String of(String cell);
    }

    /** Changes the share of the rows, times what the schedule gives a row. */
    private void cells(double share, CellChange change) {
        for (int row = 0; row < table.size(); row++) {
            double strength = schedule.strength(place(row), random);
            boolean drawn = random.nextDouble() < share * strength;
            String cell = table.rows().get(row)[column];
            if (drawn && !isMissing(cell)) {
                set(row, change.of(cell));
            }
        }
    }

    /** Moves each number from what it is to what it would be, as far as the schedule says. */
    private void numbers(DoubleUnaryOperator change) {
        int decimals = decimals();
        for (int row = 0; row < table.size(); row++) {
            double strength = schedule.strength(place(row), random);
            String cell = table.rows().get(row)[column];
            if (strength == 0 || isMissing(cell)) {
                continue;
            }
            double value = number(row);
            double moved = value + strength * (change.applyAsDouble(value) - value);
            if (Double.isFinite(moved)) {
                set(
                        row,
                        new BigDecimal(moved)
                                .setScale(decimals, RoundingMode.HALF_EVEN)
                                .toPlainString());
            }
        }
    }

    private void freeze() {
        String held = null;
        for (int row = 0; row < table.size(); row++) {
            String cell = table.rows().get(row)[column];
            if (schedule.strength(place(row), random) < 1 || isMissing(cell)) {
                continue;
            }
            held = held == null ? cell : held;
            set(row, held);
        }
    }

    private void set(int row, String cell) {
        String[] cells = table.rows().get(row);
        changed += cells[column].equals(cell) ? 0 : 1;
        cells[column] = cell;
    }

    private double place(int row) {
        return (double) row / table.size();
    }

    private double number(int row) {
        String cell = table.rows().get(row)[column];
        double value = NumberForm.point().readOrNaN(cell);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("Row " + (row + 1) + ", column '" + injection.column() + "': '" + cell
                    + "' is not a number, which is written with a decimal point and without separators.");
        }
        return value;
    }

    private static boolean isMissing(String cell) {
        return MissingWords.usual().isMissing(cell);
    }

    private double sigmas(Injection.MeanShift shift) {
        return (shift.bySigmas() == null ? 0 : shift.bySigmas()) * deviation();
    }

    private double deviation() {
        double[] values = java.util.stream.IntStream.range(0, table.size())
                .filter(row -> !isMissing(table.rows().get(row)[column]))
                .mapToDouble(this::number)
                .toArray();
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        return Math.sqrt(java.util.Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    /** As many as the column has: whole numbers stay whole. */
    private int decimals() {
        return table.rows().stream()
                .map(row -> row[column])
                .filter(cell -> !isMissing(cell))
                .mapToInt(cell -> {
                    int point = cell.indexOf('.');
                    boolean scientific = cell.indexOf('e') >= 0 || cell.indexOf('E') >= 0;
                    return scientific ? 15 : point < 0 ? 0 : cell.strip().length() - point - 1;
                })
                .max()
                .orElse(0);
    }

    private List<String> labels() {
        return table.rows().stream()
                .map(row -> row[column])
                .filter(cell -> !isMissing(cell))
                .distinct()
                .sorted()
                .toList();
    }

    private String other(List<String> labels, String cell) {
        List<String> others =
                labels.stream().filter(label -> !label.equals(cell)).toList();
        return others.isEmpty() ? cell : others.get(random.nextInt(others.size()));
    }
}
