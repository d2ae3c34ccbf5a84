package io.leeway.evaluation.performance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;
import io.leeway.statistics.calibration.ChunkValues;

/** Measures a model chunk by chunk of its reference, which is cut as its data are for drift. */
final class ChunkMeasurement {

    private final ModelDefinition definition;
    private final ReferenceRows reference;
    private final ChunkPlan plan;
    private final List<int[]> chunks;

    private ChunkMeasurement(ModelDefinition definition, ReferenceRows reference, ChunkPlan plan) {
        this.definition = definition;
        this.reference = reference;
        this.plan = plan;
        this.chunks = chunks(plan, reference.times());
    }

    static ChunkMetrics of(ModelDefinition definition, ReferenceRows reference) {
        if (!reference.isTimed()) {
            return ChunkMetrics.none();
        }
        RowTimes times = new RowTimes("");
        times.add(reference.times());
        ChunkPlan plan = ChunkPlan.of(times, definition.period().orElse(null));
        return plan.lack().map(ChunkMetrics::lacking).orElseGet(() -> new ChunkMeasurement(definition, reference, plan)
                .measured());
    }

    private ChunkMetrics measured() {
        if (chunks.size() < ChunkValues.MINIMUM) {
            return ChunkMetrics.lacking("the labelled rows of the reference are in " + chunks.size() + " chunks, and "
                    + ChunkValues.MINIMUM + " are needed");
        }
        // Periods of which others were left out between them are no longer period together.
        int most = plan.sampled() ? 1 : Math.min(ChunkMetrics.MOST_TOGETHER, chunks.size() / ChunkValues.MINIMUM);
        return new ChunkMetrics(
                null, IntStream.rangeClosed(1, most).mapToObj(this::size).toList());
    }

    private ChunkMetrics.Size size(int together) {
        List<Map<MetricName, Double>> measured = new ArrayList<>();
        long rows = 0;
        for (int from = 0; from + together <= chunks.size(); from += together) {
            int[] some = chunks.subList(from, from + together).stream()
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            rows += some.length;
            measured.add(MetricsCalculator.values(definition, reference.rows().select(some)));
        }
        Set<MetricName> names =
                measured.stream().flatMap(found -> found.keySet().stream()).collect(Collectors.toSet());
        Map<MetricName, List<Double>> values = new HashMap<>();
        names.forEach(name -> values.put(
                name,
                measured.stream()
                        .map(found -> found.getOrDefault(name, Double.NaN))
                        .toList()));
        Duration one = plan.period().orElseGet(() -> plan.span().dividedBy(chunks.size()));
        Duration length = one.multipliedBy(together);
        return new ChunkMetrics.Size(
                plan.period().isPresent(),
                rows / (double) measured.size(),
                length.toMillis() < 1 ? Duration.ofMillis(1) : length,
                values);
    }

    /** The rows of each chunk; one with less than half of the usual ones is left out. */
    private static List<int[]> chunks(ChunkPlan plan, double[] times) {
        int[] sizes = new int[plan.chunks()];
        int[] of = Arrays.stream(times).mapToInt(plan::chunkOf).toArray();
        Arrays.stream(of).filter(chunk -> chunk >= 0).forEach(chunk -> sizes[chunk]++);
        int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] next = new int[sizes.length];
        for (int row = 0; row < of.length; row++) {
            if (of[row] >= 0) {
                rows[of[row]][next[of[row]]++] = row;
            }
        }
        int[] sorted = Arrays.stream(sizes).sorted().toArray();
        int usual = sorted[sorted.length / 2];
        return Arrays.stream(rows)
                .filter(some -> 2 * some.length >= usual && some.length > 0)
                .toList();
    }
}
