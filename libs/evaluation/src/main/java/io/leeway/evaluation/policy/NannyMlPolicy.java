package io.leeway.evaluation.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * NannyML's default decision for each column: the Jensen-Shannon distance above mean + 3 population standard deviations of
 * those of the reference's own chunks, clipped to 1.
 */
final class NannyMlPolicy implements DriftPolicy {

    private static final double SIGMAS = 3;

    @Override
    public Judgements judge(
            List<ColumnLayer> layers, DataProfile reference, DataProfile current, DriftSettings settings) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        layers.forEach(layer -> layer.types()
                .forEach((column, type) -> judgements.put(
                        column,
                        judge(
                                ColumnPair.of(column, type, reference, current),
                                reference.chunkDistances().get(column)))));
        return new Judgements(judgements);
    }

    private static Judgement judge(ColumnPair pair, @Nullable List<Double> chunks) {
        if (chunks == null || chunks.isEmpty()) {
            return new Judgement(
                    new DriftOutcome.InsufficientData("the reference has no chunks to learn a threshold from"),
                    List.of());
        }
        double threshold = threshold(chunks);
        return switch (NannyMlDistance.of(pair)) {
            case Outcome.Undefined<Double>(Reason reason) ->
                new Judgement(new DriftOutcome.InsufficientData(reason.description()), List.of());
            case Outcome.Defined<Double>(Double value) ->
                new Judgement(
                        value > threshold
                                ? new DriftOutcome.Drifted(String.format(
                                        Locale.ROOT, "nannyml: jensen-shannon = %.3f, above %.3f", value, threshold))
                                : new DriftOutcome.Stable(),
                        List.of(StatisticResultBuilder.builder()
                                .name(StatisticName.JENSEN_SHANNON)
                                .method("nannyml's default: threshold from " + chunks.size()
                                        + " chunks of the reference")
                                .value(value)
                                .effectSize(value)
                                .threshold(threshold)
                                .exceeded(value > threshold)
                                .build()));
        };
    }

    static double threshold(List<Double> chunks) {
        double mean = chunks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = chunks.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Math.min(1, mean + SIGMAS * Math.sqrt(variance));
    }
}
