package io.leeway.evaluation.detector;

import java.util.List;
import java.util.Locale;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.Divergence;
import io.leeway.statistics.distance.EnergyDistance;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.AndersonDarling;
import io.leeway.statistics.hypothesis.CramerVonMises;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.MannWhitney;
import io.leeway.statistics.hypothesis.MeanShift;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

import static io.leeway.evaluation.detector.FunctionDetector.ofNumeric;

/** The library's statistics of two numeric columns. */
final class NumericDetectors {

    private NumericDetectors() {}

    static List<Detector> all() {
        return List.of(
                new GapDetector(StatisticName.KS, (gap, reference) -> kolmogorovSmirnov(gap)),
                ofNumeric(StatisticName.PSI, (reference, current) -> psi(reference, current, Binning.deciles())),
                new GapDetector(
                        StatisticName.WASSERSTEIN,
                        (gap, reference) -> Measurement.distance(
                                "over the reference's standard deviation",
                                gap.flatMap(known -> Wasserstein.of(known, reference))
                                        .map(Wasserstein.Result::normalised))),
                new GapDetector(
                        StatisticName.WASSERSTEIN_RAW,
                        (gap, reference) -> Measurement.distance(
                                "in the column's unit",
                                gap.flatMap(known -> Wasserstein.of(known, reference))
                                        .map(Wasserstein.Result::raw))),
                ofNumeric(
                        StatisticName.JENSEN_SHANNON,
                        (reference, current) -> Measurement.distance(
                                "reference deciles, base 2",
                                JensenShannon.compare(reference, current, Binning.deciles(), JensenShannon.Base.TWO)
                                        .map(Divergence::value))),
                ofNumeric(
                        StatisticName.HELLINGER,
                        (reference, current) -> Measurement.distance(
                                "reference deciles",
                                Hellinger.compare(reference, current, Binning.deciles())
                                        .map(Divergence::value))),
                ofNumeric(
                        StatisticName.KULLBACK_LEIBLER,
                        (reference, current) -> Measurement.distance(
                                "reference deciles, natural logarithm",
                                KullbackLeibler.compare(reference, current, Binning.deciles(), ZeroShares.FIXED)
                                        .map(Divergence::value))),
                ofNumeric(
                        StatisticName.PSI_STURGES, (reference, current) -> psi(reference, current, Binning.sturges())),
                new GapDetector(
                        StatisticName.ENERGY,
                        (gap, reference) -> Measurement.distance(
                                "as scipy.stats.energy_distance",
                                gap.flatMap(EnergyDistance::of).map(EnergyDistance.Result::distance))),
                ofNumeric(
                        StatisticName.CRAMER_VON_MISES,
                        (reference, current) -> test(CramerVonMises.compare(reference, current))),
                ofNumeric(
                        StatisticName.ANDERSON_DARLING,
                        (reference, current) -> test(AndersonDarling.compare(reference, current))),
                ofNumeric(StatisticName.MANN_WHITNEY, NumericDetectors::mannWhitney),
                ofNumeric(StatisticName.MEAN_SHIFT, NumericDetectors::meanShift),
                ofNumeric(StatisticName.VARIANCE_RATIO, NumericDetectors::varianceRatio));
    }

    private static Measurement psi(NumericProfile reference, NumericProfile current, Binning binning) {
        String method = binning.equals(Binning.deciles()) ? "reference deciles" : binning.name();
        return Measurement.distance(
                method,
                Psi.compare(reference, current, binning, ZeroShares.FIXED).map(Divergence::value));
    }

    private static Measurement kolmogorovSmirnov(Outcome<EmpiricalGap> gap) {
        return switch (gap.flatMap(known -> KolmogorovSmirnov.of(known, KolmogorovSmirnov.Method.AUTO))) {
            case Outcome.Defined<KolmogorovSmirnov.Result>(KolmogorovSmirnov.Result ks) ->
                Measurement.test(
                        ks.method().name().toLowerCase(Locale.ROOT), ks.statistic(), ks.pValue(), ks.statistic());
            case Outcome.Undefined<KolmogorovSmirnov.Result>(Reason reason) ->
                Measurement.undefined("two-sided", reason.description());
        };
    }

    private static Measurement test(Outcome<TestResult> outcome) {
        return switch (outcome) {
            case Outcome.Defined<TestResult>(TestResult result) ->
                Measurement.test(result.exact() ? "exact" : "asymptotic", result.statistic(), result.pValue(), null);
            case Outcome.Undefined<TestResult>(Reason reason) ->
                Measurement.undefined("two-sample", reason.description());
        };
    }

    /** The effect size is the rank-biserial correlation: 0 for no shift, 1 when the sides do not overlap. */
    private static Measurement mannWhitney(NumericProfile reference, NumericProfile current) {
        return switch (MannWhitney.compare(reference, current)) {
            case Outcome.Defined<TestResult>(TestResult result) ->
                Measurement.test(
                        (result.exact() ? "exact" : "asymptotic") + ", two-sided",
                        result.statistic(),
                        result.pValue(),
                        Math.abs(2 * result.statistic() / ((double) reference.size() * current.size()) - 1));
            case Outcome.Undefined<TestResult>(Reason reason) ->
                Measurement.undefined("two-sided", reason.description());
        };
    }

    private static Measurement meanShift(NumericProfile reference, NumericProfile current) {
        String method = "in standard deviations of the reference; Welch";
        return switch (MeanShift.compare(reference, current)) {
            case Outcome.Defined<MeanShift.Result>(MeanShift.Result shift)
            when Double.isFinite(shift.standardised()) ->
                Measurement.test(
                        method,
                        shift.standardised(),
                        Double.isFinite(shift.pValue()) ? shift.pValue() : null,
                        Math.abs(shift.standardised()));
            case Outcome.Defined<MeanShift.Result> ignored ->
                Measurement.undefined(method, "the reference is constant");
            case Outcome.Undefined<MeanShift.Result>(Reason reason) ->
                Measurement.undefined(method, reason.description());
        };
    }

    /** The effect size is the absolute logarithm, so that half and double are alike. */
    private static Measurement varianceRatio(NumericProfile reference, NumericProfile current) {
        String method = "current over reference";
        return switch (MeanShift.compare(reference, current)) {
            case Outcome.Defined<MeanShift.Result>(MeanShift.Result shift)
            when Double.isFinite(shift.varianceRatio()) ->
                Measurement.test(method, shift.varianceRatio(), null, Math.abs(Math.log(shift.varianceRatio())));
            case Outcome.Defined<MeanShift.Result> ignored ->
                Measurement.undefined(method, "the reference is constant");
            case Outcome.Undefined<MeanShift.Result>(Reason reason) ->
                Measurement.undefined(method, reason.description());
        };
    }
}
