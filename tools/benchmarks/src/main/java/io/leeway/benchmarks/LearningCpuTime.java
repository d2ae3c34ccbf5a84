package io.leeway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Prints the cpu seconds of learning from the chunks of a reference what is usual of its columns, first cold and then warm: 104
 * chunks of numeric columns.
 *
 * <p>Arguments: columns (default 20), values kept of a column in a chunk (default 512), rounds (default 3).
 */
public final class LearningCpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHUNKS = 104;

    private LearningCpuTime() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        int[] numbers = {20, 512, 3};
        for (int i = 0; i < Math.min(numbers.length, arguments.length); i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        for (int column = 0; column < numbers[0]; column++) {
            columns.put("x" + column, FeatureType.NUMERIC);
        }
        SplittableRandom random = new SplittableRandom(1);
        List<DataProfile> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            Map<String, NumericProfile> profiles = new HashMap<>();
            columns.keySet()
                    .forEach(column -> profiles.put(
                            column, NumericProfile.of(random.doubles(numbers[1]).toArray())));
            chunks.add(new DataProfile(numbers[1], profiles, Map.of()));
        }
        for (int round = 1; round <= numbers[2]; round++) {
            TimeChunks fresh = new TimeChunks(
                    new TimeChunks.Description(Duration.ofDays(1), Duration.ofDays(CHUNKS), false, null), chunks);
            long start = THREADS.getCurrentThreadCpuTime();
            NullChoice choice = fresh.choose(columns, DataProfile.empty(), numbers[1], 20);
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "columns=%d chunks=%d values=%d round=%d learning_cpu_s=%.3f %s%n",
                    columns.size(),
                    CHUNKS,
                    numbers[1],
                    round,
                    seconds,
                    choice.getClass().getSimpleName());
        }
    }
}
