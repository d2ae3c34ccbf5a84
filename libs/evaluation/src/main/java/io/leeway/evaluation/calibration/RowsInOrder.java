package io.leeway.evaluation.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.profiles.BlockColumns;
import io.leeway.statistics.calibration.AutocorrelationTime;

/**
 * How the last rows of a reference depend on each other: their columns side by side, to be looked at in the order of time. Takes
 * the blocks a second time, after {@link RowTimes}; for one thread. At most {@value #MOST_VALUES} values are held.
 */
final class RowsInOrder {

    /** All values that are held, some 16 MB. */
    private static final int MOST_VALUES = 2_000_000;

    /** The most rows, so that long memories cost no more than a tenth of a second a column. */
    private static final int MOST_ROWS = ChunkPlan.LAST;

    private final String timestamp;
    private final double begin;
    private final BlockColumns columns;
    private final double[] times;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final Map<String, int[]> codes = new HashMap<>();
    private final Map<String, Map<String, Integer>> words = new HashMap<>();
    private int rows;

    RowsInOrder(ModelDefinition definition, String timestamp, ChunkPlan plan, int columnCount) {
        this.timestamp = timestamp;
        columns = new BlockColumns(definition);
        times = new double[Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, columnCount))];
        begin = plan.beginOfLast(times.length);
    }

    /** Takes the next block. */
    void add(Block block) {
        block.numeric(timestamp).ifPresent(column -> {
            double[] found = column.values();
            int[] taken = IntStream.range(0, found.length)
                    .filter(row -> found[row] >= begin)
                    .limit(times.length - rows)
                    .toArray();
            if (taken.length > 0) {
                take(block.select(taken));
            }
        });
    }

    private void take(Block block) {
        System.arraycopy(block.numeric(timestamp).orElseThrow().values(), 0, times, rows, block.rows());
        columns.numbers(block)
                .forEach((name, values) ->
                        System.arraycopy(values, 0, numbers.computeIfAbsent(name, this::unknown), rows, block.rows()));
        columns.words(block).forEach(this::take);
        rows += block.rows();
    }

    private double[] unknown(String column) {
        double[] values = new double[times.length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Blocks have dictionaries of their own. */
    private void take(String name, Column.Text column) {
        Map<String, Integer> known = words.computeIfAbsent(name, any -> new HashMap<>());
        int[] target = codes.computeIfAbsent(name, any -> {
            int[] none = new int[times.length];
            Arrays.fill(none, -1);
            return none;
        });
        for (int row = 0; row < column.rows(); row++) {
            int code = column.codes()[row];
            target[rows + row] = code < 0 ? -1 : known.computeIfAbsent(column.dictionary()[code], any -> known.size());
        }
    }

    /** The autocorrelation time of each column that has enough values. */
    Dependence dependence() {
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted((one, other) -> Double.compare(times[one], times[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<String, Double> found = new HashMap<>();
        numbers.forEach((name, values) -> AutocorrelationTime.ofNumbers(
                        Arrays.stream(order).mapToDouble(row -> values[row]).toArray())
                .toOptional()
                .ifPresent(time -> found.put(name, time)));
        codes.forEach((name, values) -> AutocorrelationTime.ofCategories(
                        Arrays.stream(order).map(row -> values[row]).toArray())
                .toOptional()
                .ifPresent(time -> found.put(name, time)));
        return new Dependence(rows, found);
    }
}
