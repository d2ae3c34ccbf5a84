package io.leeway.evaluation.policy;

import java.util.LinkedHashMap;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.Divergence;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The distance that NannyML looks at by default: Jensen-Shannon to base 2; numeric columns in Doane's bins of the reference
 * with one more for what falls outside, categories that the reference does not know pooled.
 */
final class NannyMlDistance {

    private NannyMlDistance() {}

    /** The distances of a data set's columns from another's; a column without values on a side has none. */
    static Map<String, Double> byColumn(Map<String, FeatureType> columns, DataProfile reference, DataProfile current) {
        Map<String, Double> distances = new LinkedHashMap<>();
        columns.forEach((column, type) -> {
            of(ColumnPair.of(column, type, reference, current))
                    .toOptional()
                    .ifPresent(value -> distances.put(column, value));
        });
        return distances;
    }

    /** The distance of a column; undefined if a side is empty. */
    static Outcome<Double> of(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> of(numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                of(reference, current);
        };
    }

    private static Outcome<Double> of(NumericProfile reference, NumericProfile current) {
        return JensenShannon.compare(reference, current, Binning.doane(), JensenShannon.Base.TWO)
                .map(Divergence::value);
    }

    private static Outcome<Double> of(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofKnownCategories(reference, current)
                .map(counts -> JensenShannon.of(counts, JensenShannon.Base.TWO).value());
    }
}
