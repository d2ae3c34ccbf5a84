package io.leeway.drift.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.Divergence;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.MeanShift;
import io.leeway.statistics.profile.NumericProfile;

/** Gathers the evidence on a numeric column. */
final class NumericEvidence {

    private NumericEvidence() {}

    /**
     * Kolmogorov-Smirnov for significance; PSI and the normalised Wasserstein distance for materiality.
     *
     * @param withMeanShift whether the shift of the mean is reported too
     */
    static Evidence of(
            NumericProfile reference, NumericProfile current, DriftSettings settings, boolean withMeanShift) {
        String lack = Sizes.lack(reference.size(), current.size(), current.rows(), settings.minimumRows());
        Evidence.Test test = KolmogorovSmirnov.compare(reference, current)
                .toOptional()
                .map(ks -> new Evidence.Test(
                        "ks", ks.method().name().toLowerCase(java.util.Locale.ROOT), ks.statistic(), ks.pValue()))
                .orElse(null);
        List<Evidence.Effect> effects = List.of(
                effect(
                        "psi",
                        "reference deciles",
                        Psi.compare(
                                        reference,
                                        current,
                                        Binning.deciles(),
                                        io.leeway.statistics.distance.ZeroShares.FIXED)
                                .map(Divergence::value),
                        settings.psi()),
                effect(
                        "wasserstein",
                        "over the reference's standard deviation",
                        Wasserstein.compare(reference, current).map(Wasserstein.Result::normalised),
                        settings.wasserstein()));
        List<Evidence.Effect> informative = new ArrayList<>();
        informative.add(effect(
                "jensen-shannon",
                "reference deciles, base 2",
                JensenShannon.compare(reference, current, Binning.deciles(), JensenShannon.Base.TWO)
                        .map(Divergence::value),
                null));
        if (withMeanShift) {
            informative.add(meanShift(reference, current));
        }
        return new Evidence(test, effects, informative, lack);
    }

    private static Evidence.Effect meanShift(NumericProfile reference, NumericProfile current) {
        return switch (MeanShift.compare(reference, current)) {
            case Outcome.Defined<MeanShift.Result>(MeanShift.Result shift)
            when Double.isFinite(shift.standardised()) ->
                new Evidence.Effect(
                        "mean-shift",
                        "in standard deviations of the reference; Welch",
                        shift.standardised(),
                        shift.pValue(),
                        null,
                        null);
            case Outcome.Defined<MeanShift.Result> ignored ->
                new Evidence.Effect("mean-shift", "Welch", null, null, null, "the reference is constant");
            case Outcome.Undefined<MeanShift.Result>(io.leeway.statistics.Reason reason) ->
                new Evidence.Effect("mean-shift", "Welch", null, null, null, reason.description());
        };
    }

    static Evidence.Effect effect(String name, String method, Outcome<Double> value, @Nullable Double floor) {
        return switch (value) {
            case Outcome.Defined<Double>(Double number)
            when Double.isFinite(number) -> new Evidence.Effect(name, method, number, null, floor, null);
            case Outcome.Defined<Double> ignored ->
                new Evidence.Effect(name, method, null, null, floor, "the value exceeds the range of a double");
            case Outcome.Undefined<Double>(io.leeway.statistics.Reason reason) ->
                new Evidence.Effect(name, method, null, null, floor, reason.description());
        };
    }
}
