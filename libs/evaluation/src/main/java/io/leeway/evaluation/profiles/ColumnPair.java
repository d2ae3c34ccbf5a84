package io.leeway.evaluation.profiles;

import io.leeway.contracts.model.FeatureType;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.RoundingNoise;

/** One column as it is in the reference and in what is compared with it. */
public sealed interface ColumnPair {

    /** A column of numbers. */
    record Numeric(NumericProfile reference, NumericProfile current) implements ColumnPair {}

    /** A column of categories. */
    record Categorical(CategoricalProfile reference, CategoricalProfile current) implements ColumnPair {}

    /** The column without what rounding alone makes different: see {@link RoundingNoise}. */
    default ColumnPair withoutRoundingNoise() {
        return switch (this) {
            case Categorical categorical -> categorical;
            case Numeric(NumericProfile reference, NumericProfile current) -> {
                RoundingNoise.Pair pair = RoundingNoise.remove(reference, current);
                yield new Numeric(pair.reference(), pair.current());
            }
        };
    }

    /** The column in both; a side that lacks it has no values. */
    static ColumnPair of(String column, FeatureType type, DataProfile reference, DataProfile current) {
        return switch (type) {
            case NUMERIC -> new Numeric(reference.numeric(column), current.numeric(column));
            case CATEGORICAL -> new Categorical(reference.categorical(column), current.categorical(column));
        };
    }
}
