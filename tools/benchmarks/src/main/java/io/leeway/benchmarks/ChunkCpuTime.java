package io.leeway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.ChunkBounds;
import io.leeway.evaluation.calibration.Dependence;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/**
 * Prints the cpu seconds of one thread for a batch of 20 columns, from its values to the verdicts: against a reference without
 * chunks, and against one with 52 stored chunks and the windows right before it; and once what learning from the chunks takes.
 *
 * <p>Arguments: rows (default 1000000), rounds (default 9).
 */
public final class ChunkCpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHUNKS = 52;

    /** Of a chunk 512 values a column are stored, however many rows it has. */
    private static final int ROWS_DRAWN_OF_A_CHUNK = 20_000;

    private final int rows;
    private final Map<String, FeatureType> columns = new LinkedHashMap<>();
    private final List<double[]> numeric = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<String[]> dictionaries = new ArrayList<>();
    private final DataProfile reference;
    private final NumericProfiler profiler = new NumericProfiler();

    private ChunkCpuTime(int rows) {
        this.rows = rows;
        BatchData current = new BatchData(rows, 0.05, 2);
        for (int column = 0; column < BatchData.NUMERIC; column++) {
            columns.put("x" + column, FeatureType.NUMERIC);
        }
        for (int column = 0; column < BatchData.CATEGORICAL; column++) {
            columns.put("c" + column, FeatureType.CATEGORICAL);
            dictionaries.add(current.dictionary(column));
        }
        draw(new BatchData(rows, 0, 1), rows);
        reference = profile();
        draw(current, rows);
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        new ChunkCpuTime(rows).run(rounds);
    }

    private void draw(BatchData data, int drawn) {
        numeric.clear();
        codes.clear();
        for (int column = 0; column < BatchData.NUMERIC; column++) {
            double[] values = new double[drawn];
            data.fillNumeric(column, values);
            numeric.add(values);
        }
        for (int column = 0; column < BatchData.CATEGORICAL; column++) {
            int[] values = new int[drawn];
            data.fillCodes(column, values);
            codes.add(values);
        }
    }

    private DataProfile profile() {
        Map<String, NumericProfile> numbers = new LinkedHashMap<>();
        Map<String, CategoricalProfile> words = new LinkedHashMap<>();
        for (int column = 0; column < numeric.size(); column++) {
            numbers.put("x" + column, profiler.profile(numeric.get(column)));
        }
        for (int column = 0; column < codes.size(); column++) {
            words.put("c" + column, CategoricalProfile.of(dictionaries.get(column), codes.get(column)));
        }
        return new DataProfile(rows, numbers, words);
    }

    /** As they come from the store. */
    private Usual chunks() {
        int drawn = Math.min(rows, ROWS_DRAWN_OF_A_CHUNK);
        List<double[]> batch = List.copyOf(numeric);
        List<int[]> batchCodes = List.copyOf(codes);
        List<DataProfile> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            draw(new BatchData(drawn, 0, 10 + chunk), drawn);
            DataProfile profile = profile();
            Map<String, NumericProfile> kept = new LinkedHashMap<>();
            profile.numeric().forEach((name, own) -> kept.put(name, own.compress(ChunkBounds.MOST_POINTS)));
            chunks.add(new DataProfile(rows, kept, profile.categorical()));
        }
        numeric.clear();
        numeric.addAll(batch);
        codes.clear();
        codes.addAll(batchCodes);
        return new Usual(
                new TimeChunks(
                        new TimeChunks.Description(Duration.ofDays(7), Duration.ofDays(7L * CHUNKS), false, null),
                        chunks,
                        Dependence.unknown()),
                AlarmSettings.defaults(),
                chunks.subList(CHUNKS - Usual.BEFORE, CHUNKS));
    }

    private void run(int rounds) {
        Usual chunks = chunks();
        System.out.printf("rows=%d columns=20 chunks=%d runtime=%s%n", rows, CHUNKS, Runtime.version());
        // Without chunks first, so that only the learning is cold.
        double cold = cpuSeconds(Usual.unknown());
        double learning = cpuSeconds(chunks);
        System.out.printf(
                Locale.ROOT,
                "first_without_chunks_cpu_s=%.3f first_with_chunks_and_learning_cpu_s=%.3f%n",
                cold,
                learning);
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            without[round] = cpuSeconds(Usual.unknown());
            with[round] = cpuSeconds(chunks);
            System.out.printf(
                    Locale.ROOT,
                    "round=%d without_chunks_cpu_s=%.4f with_chunks_cpu_s=%.4f%n",
                    round + 1,
                    without[round],
                    with[round]);
        }
        System.out.printf(
                Locale.ROOT,
                "median_without=%.4f median_with=%.4f ratio=%.3f%n",
                median(without),
                median(with),
                median(with) / median(without));
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private double cpuSeconds(Usual usual) {
        long start = THREADS.getCurrentThreadCpuTime();
        int judged = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), usual)
                .judge(List.of(ColumnLayer.features(columns)), reference, profile(), DriftSettings.defaults())
                .columns()
                .size();
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        if (judged != columns.size()) {
            throw new IllegalStateException(judged + " columns were judged");
        }
        return seconds;
    }
}
