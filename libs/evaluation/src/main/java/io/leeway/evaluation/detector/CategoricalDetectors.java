package io.leeway.evaluation.detector;

import java.util.List;
import java.util.function.Function;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Divergence;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.LInfinity;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.TotalVariation;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareGoodnessOfFit;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.hypothesis.GTest;
import io.leeway.statistics.profile.CategoricalProfile;

import static io.leeway.evaluation.detector.FunctionDetector.ofCategorical;

/** The library's statistics of two categorical columns. */
final class CategoricalDetectors {

    private CategoricalDetectors() {}

    static List<Detector> all() {
        return List.of(
                ofCategorical(
                        StatisticName.CHI_SQUARE,
                        (reference, current) -> test(
                                "contingency",
                                ChiSquareContingency.compare(reference, current),
                                reference.size() + current.size())),
                divergence(StatisticName.PSI, "categories", counts -> Psi.of(counts, ZeroShares.FIXED)),
                divergence(
                        StatisticName.JENSEN_SHANNON,
                        "categories, base 2",
                        counts -> JensenShannon.of(counts, JensenShannon.Base.TWO)),
                divergence(StatisticName.TOTAL_VARIATION, "categories", TotalVariation::of),
                divergence(StatisticName.L_INFINITY, "categories", LInfinity::of),
                divergence(StatisticName.HELLINGER, "categories", Hellinger::of),
                divergence(
                        StatisticName.KULLBACK_LEIBLER,
                        "categories, natural logarithm",
                        counts -> KullbackLeibler.of(counts, ZeroShares.FIXED)),
                ofCategorical(
                        StatisticName.G_TEST,
                        (reference, current) -> test(
                                "contingency", GTest.compare(reference, current), reference.size() + current.size())),
                ofCategorical(
                        StatisticName.CHI_SQUARE_GOODNESS_OF_FIT,
                        (reference, current) -> test(
                                "against the reference's shares",
                                ChiSquareGoodnessOfFit.compare(reference, current),
                                current.size())),
                ofCategorical(
                        StatisticName.NEW_CATEGORIES,
                        (reference, current) -> unknown(reference, current, current.size())),
                ofCategorical(
                        StatisticName.VANISHED_CATEGORIES,
                        (reference, current) -> unknown(current, reference, reference.size())));
    }

    private static Detector divergence(StatisticName name, String method, Function<BinnedCounts, Divergence> function) {
        return ofCategorical(
                name,
                (reference, current) -> Measurement.distance(
                        method,
                        BinnedCounts.ofCategories(reference, current)
                                .map(function)
                                .map(Divergence::value)));
    }

    /** The effect size is Cramér's V of a table with two rows, or Cohen's w of a fit: the root of the statistic a row. */
    private static Measurement test(String method, Outcome<ChiSquareResult> outcome, long rows) {
        return switch (outcome) {
            case Outcome.Defined<ChiSquareResult>(ChiSquareResult result) ->
                Measurement.test(
                        method + ", " + result.degreesOfFreedom() + " degrees of freedom",
                        result.statistic(),
                        result.pValue(),
                        Math.sqrt(result.statistic() / rows));
            case Outcome.Undefined<ChiSquareResult>(Reason reason) ->
                Measurement.undefined(method, reason.description());
        };
    }

    private static Measurement unknown(CategoricalProfile known, CategoricalProfile of, long rows) {
        String method = "share of rows";
        if (known.size() == 0 || of.size() == 0) {
            return Measurement.undefined(method, "a side has no values");
        }
        if (known.isPooled()) {
            return Measurement.undefined(method, "there are more categories than are kept");
        }
        long unknown = of.counts().entrySet().stream()
                .filter(entry -> known.count(entry.getKey()) == 0)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        double share = (double) unknown / rows;
        return Measurement.test(method, share, null, share);
    }
}
