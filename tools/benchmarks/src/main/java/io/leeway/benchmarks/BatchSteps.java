package io.leeway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.BlockColumns;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Prints what each step of a batch costs as drift-service takes them, and what it would save to profile the columns of a block
 * on two threads.
 *
 * <p>Arguments: rows (default 1000000), rounds (default 6), rows of the reference (default as many).
 */
public final class BatchSteps {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int HALF = (BatchData.NUMERIC + 1) / 2;

    private final List<byte[]> encoded = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final ModelDefinition definition = definition(0, BatchData.NUMERIC, 0, BatchData.CATEGORICAL);

    private BatchSteps(int rows, double shift, long seed) {
        BatchData data = new BatchData(rows, shift, seed);
        List<double[]> numbers = new ArrayList<>();
        List<int[]> codes = new ArrayList<>();
        for (int i = 0; i < BatchData.NUMERIC; i++) {
            double[] values = new double[rows];
            data.fillNumeric(i, values);
            numbers.add(values);
        }
        for (int i = 0; i < BatchData.CATEGORICAL; i++) {
            int[] values = new int[rows];
            data.fillCodes(i, values);
            codes.add(values);
        }
        for (int from = 0; from < rows; from += Block.MAXIMUM_ROWS) {
            int to = Math.min(rows, from + Block.MAXIMUM_ROWS);
            List<Column> columns = new ArrayList<>();
            columns.add(ids(from, to));
            for (int i = 0; i < numbers.size(); i++) {
                columns.add(new Column.Numeric("n" + i, Arrays.copyOfRange(numbers.get(i), from, to)));
            }
            for (int i = 0; i < codes.size(); i++) {
                columns.add(new Column.Text("c" + i, data.dictionary(i), Arrays.copyOfRange(codes.get(i), from, to)));
            }
            columns.add(new Column.Numeric("prediction", Arrays.copyOfRange(numbers.getFirst(), from, to)));
            blocks.add(new Block(to - from, columns));
            encoded.add(BlockCodec.encode(blocks.getLast()));
        }
    }

    private static Column ids(int from, int to) {
        String[] ids = IntStream.range(from, to).mapToObj(i -> "row-" + i).toArray(String[]::new);
        return new Column.Text("id", ids, IntStream.range(0, ids.length).toArray());
    }

    /** A model with some of the columns. */
    private static ModelDefinition definition(int fromNumeric, int toNumeric, int fromWords, int toWords) {
        String numeric = IntStream.range(fromNumeric, toNumeric)
                .mapToObj(i -> "\"n" + i + "\": \"numeric\"")
                .collect(Collectors.joining(", "));
        String words = IntStream.range(fromWords, toWords)
                .mapToObj(i -> ", \"c" + i + "\": \"categorical\"")
                .collect(Collectors.joining());
        return ModelDefinitionReader.fromJson("""
                {"model": "steps", "task": "regression", "rowId": "id", "features": {%s%s},
                 "prediction": {"column": "prediction"}}
                """.formatted(numeric, words).getBytes(UTF_8));
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        int referenceRows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : rows;
        DataProfile reference = new BatchSteps(referenceRows, 0, 1).profile();
        BatchSteps batch = new BatchSteps(rows, 0.05, 2);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            for (int round = 1; round <= rounds; round++) {
                System.out.printf("round=%d %s%n", round, batch.steps(reference));
                System.out.printf("round=%d %s%n", round, batch.sideBySide(other));
            }
        }
    }

    private DataProfile profile() {
        BlockProfiler profiler = new BlockProfiler(definition);
        blocks.forEach(profiler::add);
        return profiler.profile();
    }

    private String steps(DataProfile reference) {
        long begun = cpu();
        encoded.forEach(BlockCodec::decode);
        long decoded = cpu();
        DataProfile profile = profile();
        long profiled = cpu();
        long wall = System.nanoTime();
        new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults())
                .evaluate(DriftCase.of(MonitoredColumns.of(definition), definition.drift(), reference, profile));
        return "decode_cpu_s=%.3f profile_cpu_s=%.3f evaluate_cpu_s=%.3f evaluate_wall_s=%.3f"
                .formatted(
                        (decoded - begun) / 1e9,
                        (profiled - decoded) / 1e9,
                        (cpu() - profiled) / 1e9,
                        (System.nanoTime() - wall) / 1e9);
    }

    private String sideBySide(ExecutorService other) throws InterruptedException, ExecutionException {
        BlockColumns all = new BlockColumns(definition);
        long cpu = cpu();
        long wall = System.nanoTime();
        blocks.forEach(all::of);
        long oneWall = System.nanoTime() - wall;
        long oneCpu = cpu() - cpu;
        BlockColumns first = new BlockColumns(definition(0, HALF, 0, BatchData.CATEGORICAL / 2));
        BlockColumns second =
                new BlockColumns(definition(HALF, BatchData.NUMERIC, BatchData.CATEGORICAL / 2, BatchData.CATEGORICAL));
        long twoCpu = 0;
        wall = System.nanoTime();
        for (Block block : blocks) {
            Future<Long> handed = other.submit(() -> cpu(second, block));
            twoCpu += cpu(first, block) + handed.get();
        }
        return "columns: one_cpu_s=%.4f one_wall_s=%.4f two_cpu_s=%.4f two_wall_s=%.4f"
                .formatted(oneCpu / 1e9, oneWall / 1e9, twoCpu / 1e9, (System.nanoTime() - wall) / 1e9);
    }

    private static long cpu(BlockColumns columns, Block block) {
        long begun = cpu();
        columns.of(block);
        return cpu() - begun;
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
