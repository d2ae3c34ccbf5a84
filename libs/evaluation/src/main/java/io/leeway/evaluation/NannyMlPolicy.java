package io.leeway.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * NannyML's default decision for each column: the Jensen-Shannon distance above mean + 3 population standard deviations of
 * those of the reference's own chunks, clipped to 1.
 */
final class NannyMlPolicy {

    private static final double SIGMAS = 3;

    private NannyMlPolicy() {}

    static Map<String, Judgement> judge(
            Map<String, FeatureType> columns, DataProfile reference, DataProfile current, DriftSettings settings) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        columns.forEach((column, type) -> judgements.put(column, judge(column, type, reference, current)));
        return judgements;
    }

    private static Judgement judge(String column, FeatureType type, DataProfile reference, DataProfile current) {
        Outcome<Double> distance = type == FeatureType.NUMERIC
                ? NannyMlDistance.of(reference.numeric(column), current.numeric(column))
                : NannyMlDistance.of(reference.categorical(column), current.categorical(column));
        @Nullable List<Double> chunks = reference.chunkDistances().get(column);
        if (chunks == null || chunks.isEmpty()) {
            return new Judgement(
                    new DriftOutcome.InsufficientData("the reference has no chunks to learn a threshold from"),
                    List.of());
        }
        double threshold = threshold(chunks);
        return switch (distance) {
            case Outcome.Undefined<Double>(Reason reason) ->
                new Judgement(new DriftOutcome.InsufficientData(reason.description()), List.of());
            case Outcome.Defined<Double>(Double value) ->
                new Judgement(
                        value > threshold
                                ? new DriftOutcome.Drifted(String.format(
                                        Locale.ROOT, "nannyml: jensen-shannon = %.3f, above %.3f", value, threshold))
                                : new DriftOutcome.Stable(),
                        List.of(new StatisticResult(
                                "jensen-shannon",
                                "nannyml's default: threshold from " + chunks.size() + " chunks of the reference",
                                value,
                                null,
                                null,
                                value,
                                threshold,
                                value > threshold,
                                null,
                                null)));
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
