package io.leeway.evaluation.profiles;

import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.TrainedRange;

/**
 * What is known of the ranges that a model was trained on.
 *
 * @param given by feature
 * @param referenceIsTraining whether the reference's rows are what it was trained on
 */
public record KnownRanges(Map<String, TrainedRange> given, boolean referenceIsTraining) {

    /** Copies the ranges. */
    public KnownRanges {
        given = Map.copyOf(given);
    }

    /** Nothing. */
    public static KnownRanges none() {
        return new KnownRanges(Map.of(), false);
    }

    /** What a model declares. */
    public static KnownRanges of(ModelDefinition definition) {
        return new KnownRanges(definition.ranges(), definition.reference().training());
    }

    /** The range that the feature was trained on; empty where it is not given. */
    public Optional<TrainedRange> of(String feature) {
        return Optional.ofNullable(given.get(feature)).filter(TrainedRange::hasEnd);
    }

    /** Whether the range that the model was trained on is known of a feature. */
    public boolean isTrained(String feature) {
        return referenceIsTraining || of(feature).isPresent();
    }

    /** The share of the feature's values that may lie outside. */
    public double limit(String feature, DriftSettings settings) {
        TrainedRange range = given.get(feature);
        return range == null || range.outside() == null ? settings.outside() : range.outside();
    }
}
