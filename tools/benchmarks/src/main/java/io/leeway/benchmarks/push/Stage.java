package io.leeway.benchmarks.push;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of a push.
 *
 * @param name what ends it
 * @param wallSeconds how long it took
 * @param cpuSeconds what each process used meanwhile
 */
record Stage(String name, double wallSeconds, Map<String, Double> cpuSeconds) {

    /** Between two counts of what the processes have used. */
    static Stage between(String name, long nanos, Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new TreeMap<>();
        after.forEach((process, seconds) -> used.put(process, seconds - before.getOrDefault(process, 0.0)));
        return new Stage(name, nanos / 1e9, used);
    }

    /** Some that followed each other as one. */
    static Stage together(String name, List<Stage> stages) {
        Map<String, Double> sum = new TreeMap<>();
        stages.forEach(
                stage -> stage.cpuSeconds().forEach((process, seconds) -> sum.merge(process, seconds, Double::sum)));
        return new Stage(name, stages.stream().mapToDouble(Stage::wallSeconds).sum(), sum);
    }

    double allCpuSeconds() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
