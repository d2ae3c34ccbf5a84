package io.leeway.drift.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Divergence;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.TotalVariation;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.profile.CategoricalProfile;

/** Gathers the evidence on a categorical column. */
final class CategoricalEvidence {

    /** Below this many expected rows the chi-square approximation fails (Cochran 1954). */
    private static final double LEAST_EXPECTED = 5;

    private CategoricalEvidence() {}

    /** Chi-square on the table of side by category, rare categories pooled, for significance; PSI for materiality. */
    static Evidence of(CategoricalProfile reference, CategoricalProfile current, DriftSettings settings) {
        String lack = Sizes.lack(reference.size(), current.size(), current.rows(), settings.minimumRows());
        return switch (BinnedCounts.ofCategories(reference, current)) {
            case Outcome.Undefined<BinnedCounts>(io.leeway.statistics.Reason reason) ->
                new Evidence(
                        null,
                        List.of(new Evidence.Effect(
                                "psi", "categories", null, null, settings.psi(), reason.description())),
                        List.of(),
                        lack == null ? reason.description() : lack);
            case Outcome.Defined<BinnedCounts>(BinnedCounts all) -> {
                BinnedCounts pooled = pooled(all);
                yield new Evidence(test(pooled), effects(pooled, settings), informative(all), lack);
            }
        };
    }

    private static Evidence.@Nullable Test test(BinnedCounts pooled) {
        if (pooled.bins() < 2) {
            // One category on both sides: nothing can differ, which is an answer and not a lack of data.
            return new Evidence.Test("chi-square", "one category on both sides", 0, 1);
        }
        ChiSquareResult result = ChiSquareContingency.of(pooled, ChiSquareContingency.Correction.NONE);
        return new Evidence.Test(
                "chi-square", "contingency, " + pooled.bins() + " categories", result.statistic(), result.pValue());
    }

    private static List<Evidence.Effect> effects(BinnedCounts pooled, DriftSettings settings) {
        return List.of(NumericEvidence.effect(
                "psi",
                "categories, rare ones pooled",
                Outcome.of(Psi.of(pooled, ZeroShares.FIXED).value()),
                settings.psi()));
    }

    private static List<Evidence.Effect> informative(BinnedCounts all) {
        return List.of(
                NumericEvidence.effect(
                        "jensen-shannon",
                        "categories, base 2",
                        Outcome.of(JensenShannon.of(all, JensenShannon.Base.TWO))
                                .map(Divergence::value),
                        null),
                NumericEvidence.effect(
                        "total-variation",
                        "categories",
                        Outcome.of(TotalVariation.of(all)).map(Divergence::value),
                        null));
    }

    /** Pools the categories of which fewer than five rows are expected on the smaller side. */
    private static BinnedCounts pooled(BinnedCounts all) {
        double total = (double) all.referenceTotal() + all.currentTotal();
        double smaller = Math.min(all.referenceTotal(), all.currentTotal());
        List<long[]> kept = new ArrayList<>();
        long[] rare = new long[2];
        for (int i = 0; i < all.bins(); i++) {
            long[] counts = {all.reference(i), all.current(i)};
            boolean often = (counts[0] + counts[1]) / total * smaller >= LEAST_EXPECTED;
            if (often) {
                kept.add(counts);
            } else {
                rare[0] += counts[0];
                rare[1] += counts[1];
            }
        }
        if (rare[0] + rare[1] > 0) {
            kept.add(rare);
        }
        return BinnedCounts.of(
                "categories",
                kept.stream().mapToLong(counts -> counts[0]).toArray(),
                kept.stream().mapToLong(counts -> counts[1]).toArray());
    }
}
