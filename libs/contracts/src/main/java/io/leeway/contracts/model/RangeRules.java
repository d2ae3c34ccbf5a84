package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import static io.leeway.contracts.model.ModelDefinitionRules.between;
import static io.leeway.contracts.model.ModelDefinitionRules.require;

/** What a definition may say of the ranges that its model knows. */
final class RangeRules {

    private RangeRules() {}

    static void check(ModelDefinition definition) {
        between(definition.drift().outside(), 0, 1, "drift.outside");
        definition.ranges().forEach((feature, range) -> check(definition, "ranges." + feature, feature, range));
    }

    private static void check(ModelDefinition definition, String place, String feature, TrainedRange range) {
        require(definition.features().containsKey(feature), place, "There is no feature '" + feature + "'.");
        require(
                definition.features().get(feature) == FeatureType.NUMERIC,
                place,
                "The feature '" + feature + "' is categorical; only a numeric one has a range.");
        require(
                range.hasEnd() || range.outside() != null,
                place,
                "A range has a 'min', a 'max' or both, or says at least which share may lie 'outside'.");
        finite(range.min(), place + ".min");
        finite(range.max(), place + ".max");
        require(
                range.min() == null || range.max() == null || range.min() <= range.max(),
                place,
                "The range begins at " + range.min() + " and ends before that, at " + range.max() + ".");
        if (range.outside() != null) {
            between(range.outside(), 0, 1, place + ".outside");
        }
    }

    private static void finite(@Nullable Double bound, String place) {
        require(
                bound == null || Double.isFinite(bound),
                place,
                "A range begins and ends at a finite number; leave out a side that is open.");
    }
}
