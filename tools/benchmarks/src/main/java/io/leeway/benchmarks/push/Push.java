package io.leeway.benchmarks.push;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One push of a batch, measured.
 *
 * @param form how the rows were written
 * @param rows how many
 * @param bytes of the body
 * @param stages one after the other
 * @param peakMegabytes the most memory in RAM of each process
 * @param peakHeapMegabytes the most heap of each service that holds rows, as far as it was seen
 * @param pandas reading the same file just before; absent where it is not installed
 */
record Push(
        String form,
        int rows,
        long bytes,
        List<Stage> stages,
        Map<String, Long> peakMegabytes,
        Map<String, Double> peakHeapMegabytes,
        Pandas.@Nullable Reading pandas) {

    /** All of the stages as one. */
    Stage whole() {
        return Stage.together("push to report", stages);
    }

    /** What Leeway's own processes used, without the servers. */
    double leewayCpuSeconds() {
        Map<String, Double> all = whole().cpuSeconds();
        return PushedStack.SERVICES.stream()
                .mapToDouble(service -> all.getOrDefault(service, 0.0))
                .sum();
    }
}
