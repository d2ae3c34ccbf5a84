package io.leeway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** Gathers the evidence on a column. */
final class Evidences {

    private final Detectors detectors;
    private final DriftPolicy.Layer layer;

    Evidences(Detectors detectors, DriftPolicy.Layer layer) {
        this.detectors = detectors;
        this.layer = layer;
    }

    /** Kolmogorov-Smirnov for significance; PSI and the normalised Wasserstein distance for materiality. */
    Evidence of(NumericProfile reference, NumericProfile current, DriftSettings settings) {
        return new Evidence(
                "ks",
                measure("ks", reference, current),
                List.of(
                        measure("psi", reference, current).toResult("psi", settings.psi()),
                        measure("wasserstein", reference, current).toResult("wasserstein", settings.wasserstein())),
                numericInformative(reference, current),
                lack(reference.size(), current.size(), current.rows(), settings.minimumRows()));
    }

    private List<StatisticResult> numericInformative(NumericProfile reference, NumericProfile current) {
        List<StatisticResult> results = new ArrayList<>();
        results.add(measure("jensen-shannon", reference, current).toResult("jensen-shannon"));
        if (layer == DriftPolicy.Layer.PREDICTIONS) {
            results.add(measure("mean-shift", reference, current).toResult("mean-shift"));
        }
        return results;
    }

    /** Chi-square on the table of side by category, rare categories pooled, for significance; PSI for materiality. */
    Evidence of(CategoricalProfile reference, CategoricalProfile current, DriftSettings settings) {
        String lack = lack(reference.size(), current.size(), current.rows(), settings.minimumRows());
        return switch (BinnedCounts.ofCategories(reference, current)) {
            case Outcome.Undefined<BinnedCounts>(Reason reason) ->
                new Evidence(
                        "chi-square",
                        Measurement.undefined("contingency", reason.description()),
                        List.of(Measurement.undefined("categories", reason.description())
                                .toResult("psi", settings.psi())),
                        List.of(),
                        lack == null ? reason.description() : lack);
            case Outcome.Defined<BinnedCounts>(BinnedCounts all) -> {
                BinnedCounts pooled = RareCategories.pooled(all);
                yield new Evidence(
                        "chi-square",
                        chiSquare(pooled),
                        List.of(Measurement.distance(
                                        "categories, rare ones pooled",
                                        Outcome.of(
                                                Psi.of(pooled, ZeroShares.FIXED).value()))
                                .toResult("psi", settings.psi())),
                        categoricalInformative(reference, current),
                        lack);
            }
        };
    }

    private List<StatisticResult> categoricalInformative(CategoricalProfile reference, CategoricalProfile current) {
        List<StatisticResult> results = new ArrayList<>();
        results.add(measure("jensen-shannon", reference, current).toResult("jensen-shannon"));
        results.add(measure("total-variation", reference, current).toResult("total-variation"));
        if (layer == DriftPolicy.Layer.PREDICTIONS) {
            // The largest change of a class's share: the balance of the classes.
            results.add(measure("l-infinity", reference, current).toResult("class-balance"));
        }
        return results;
    }

    private static Measurement chiSquare(BinnedCounts pooled) {
        if (pooled.bins() < 2) {
            // One category on both sides: nothing can differ, which is an answer and not a lack of data.
            return Measurement.test("one category on both sides", 0, 1.0, 0.0);
        }
        ChiSquareResult result = ChiSquareContingency.of(pooled, ChiSquareContingency.Correction.NONE);
        double rows = (double) pooled.referenceTotal() + pooled.currentTotal();
        return Measurement.test(
                "contingency, " + pooled.bins() + " categories",
                result.statistic(),
                result.pValue(),
                Math.sqrt(result.statistic() / rows));
    }

    private Measurement measure(String name, NumericProfile reference, NumericProfile current) {
        return builtIn(name)
                .flatMap(detector -> detector.measure(reference, current))
                .orElseThrow();
    }

    private Measurement measure(String name, CategoricalProfile reference, CategoricalProfile current) {
        return builtIn(name)
                .flatMap(detector -> detector.measure(reference, current))
                .orElseThrow();
    }

    private Optional<Detector> builtIn(String name) {
        return detectors.find(name);
    }

    /** What is lacking, in a sentence with its numbers; absent when there is enough. */
    static @Nullable String lack(long reference, long current, long currentRows, int minimum) {
        if (reference < minimum) {
            return "the reference has " + reference + " usable values, " + minimum + " are needed";
        }
        if (current < minimum) {
            return "the batch has " + current + " usable values in " + currentRows + " rows, " + minimum
                    + " are needed";
        }
        return null;
    }
}
