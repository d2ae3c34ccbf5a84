package io.leeway.evaluation.profiles;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.RoundingNoise;

/** One column as it is in the reference and in what is compared with it. */
public sealed interface ColumnPair {

    /** A column of numbers. What several statistics are made of is computed once, when it is first asked for. */
    final class Numeric implements ColumnPair {

        private final NumericProfile reference;
        private final NumericProfile current;

        /** Immutable, so that threads that look at once compute it twice at worst. */
        private @Nullable Outcome<EmpiricalGap> gap;

        /** A column of which nothing was computed yet. */
        public Numeric(NumericProfile reference, NumericProfile current) {
            this.reference = reference;
            this.current = current;
        }

        /** Its values in the reference. */
        public NumericProfile reference() {
            return reference;
        }

        /** Its values in what is compared with it. */
        public NumericProfile current() {
            return current;
        }

        /** The gap between their distribution functions; undefined if one holds no finite value. */
        public Outcome<EmpiricalGap> gap() {
            Outcome<EmpiricalGap> known = gap;
            if (known == null) {
                known = EmpiricalGap.between(reference, current);
                gap = known;
            }
            return known;
        }
    }

    /** A column of categories. */
    record Categorical(CategoricalProfile reference, CategoricalProfile current) implements ColumnPair {}

    /** The column without what rounding alone makes different: see {@link RoundingNoise}. */
    default ColumnPair withoutRoundingNoise() {
        return switch (this) {
            case Categorical categorical -> categorical;
            case Numeric numeric -> {
                RoundingNoise.Pair pair = RoundingNoise.remove(numeric.reference(), numeric.current());
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
