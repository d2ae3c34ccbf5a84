package io.leeway.statistics.parity;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.ChiSquareGoodnessOfFit;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.ProportionTest;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Evidently's default drift decision for a column (v0.7): a test below about a thousand reference rows, a distance above. Not
 * what this suite decides by; here to compare with.
 */
public final class EvidentlyDefault {

    private static final int SMALL = 1000;
    private static final int MOST_CATEGORIES = 5;
    private static final double ALPHA = 0.05;
    private static final double DISTANCE = 0.1;

    private EvidentlyDefault() {}

    /** What evidently decides by. */
    public enum Method {
        KOLMOGOROV_SMIRNOV("ks", true),
        PROPORTIONS("z", true),
        CHI_SQUARE("chisquare", true),
        WASSERSTEIN("wasserstein", false),
        JENSEN_SHANNON("jensenshannon", false);

        private final String word;
        private final boolean test;

        Method(String word, boolean test) {
            this.word = word;
            this.test = test;
        }

        /** Evidently's name for it. */
        public String word() {
            return word;
        }

        /** Whether its score is a p-value; a distance otherwise. */
        public boolean isTest() {
            return test;
        }
    }

    /**
     * The decision.
     *
     * @param method what was decided by
     * @param score the p-value or the distance
     * @param threshold what the score is held against
     * @param drifted whether evidently calls it drift
     */
    public record Decision(Method method, double score, double threshold, boolean drifted) {}

    /** The decision for a numeric column; undefined if a side has no finite value. */
    public static Outcome<Decision> decide(NumericProfile reference, NumericProfile current) {
        return EmpiricalGap.between(reference, current).flatMap(gap -> {
            if (gap.distinct() > MOST_CATEGORIES) {
                return reference.size() <= SMALL
                        ? KolmogorovSmirnov.of(gap, KolmogorovSmirnov.Method.AUTO)
                                .map(result ->
                                        decision(Method.KOLMOGOROV_SMIRNOV, result.pValue(), result.pValue() <= ALPHA))
                        : Wasserstein.of(gap, reference)
                                .map(result -> distance(Method.WASSERSTEIN, result.normalised()));
            }
            return Binning.values().bin(reference, current).flatMap(EvidentlyDefault::decide);
        });
    }

    /** The decision for a categorical column; undefined if a side has no category. */
    public static Outcome<Decision> decide(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).flatMap(EvidentlyDefault::decide);
    }

    private static Outcome<Decision> decide(BinnedCounts counts) {
        if (counts.referenceTotal() > SMALL) {
            return Outcome.of(distance(
                    Method.JENSEN_SHANNON,
                    JensenShannon.of(counts, JensenShannon.Base.E).value()));
        }
        if (counts.bins() <= 2) {
            return ProportionTest.of(counts)
                    .map(TestResult::pValue)
                    .map(p -> decision(Method.PROPORTIONS, p, p < ALPHA));
        }
        return ChiSquareGoodnessOfFit.of(counts)
                .map(ChiSquareResult::pValue)
                .map(p -> decision(Method.CHI_SQUARE, p, p < ALPHA));
    }

    private static Decision decision(Method method, double pValue, boolean drifted) {
        return new Decision(method, pValue, ALPHA, drifted);
    }

    private static Decision distance(Method method, double distance) {
        return new Decision(method, distance, DISTANCE, distance >= DISTANCE);
    }
}
