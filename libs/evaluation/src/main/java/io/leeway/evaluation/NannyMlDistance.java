package io.leeway.evaluation;

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
public final class NannyMlDistance {

    private NannyMlDistance() {}

    /** The distance of numeric columns; undefined if a side is empty. */
    public static Outcome<Double> of(NumericProfile reference, NumericProfile current) {
        return JensenShannon.compare(reference, current, Binning.doane(), JensenShannon.Base.TWO)
                .map(Divergence::value);
    }

    /** The distance of categorical columns; undefined if a side is empty. */
    public static Outcome<Double> of(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofKnownCategories(reference, current)
                .map(counts -> JensenShannon.of(counts, JensenShannon.Base.TWO).value());
    }
}
