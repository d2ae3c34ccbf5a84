package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.hypothesis.NumericShift;
import io.leeway.statistics.hypothesis.PermutedContingency;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** Gathers the evidence on a column. */
final class Evidences {

    private static final String NUMERIC_TESTS = "Kolmogorov-Smirnov, tails, range and zeros";
    private static final String CATEGORICAL_TEST = "chi-square";

    private final Detectors detectors;
    private final ColumnLayer.Kind kind;

    Evidences(Detectors detectors, ColumnLayer.Kind kind) {
        this.detectors = detectors;
        this.kind = kind;
    }

    /** The evidence on a column of either type. */
    Evidence of(ColumnPair pair, DriftSettings settings) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> of(numeric, settings);
            case ColumnPair.Categorical categorical -> of(categorical, settings);
        };
    }

    /**
     * Kolmogorov-Smirnov with the tests of tails, range and zeros for significance; PSI and the normalised Wasserstein
     * distance for materiality.
     */
    private Evidence of(ColumnPair.Numeric pair, DriftSettings settings) {
        NumericProfile reference = pair.reference();
        NumericProfile current = pair.current();
        Measurement ks = measure(StatisticName.KS, pair);
        return new Evidence(
                significance(ks, pair),
                List.of(
                        measure(StatisticName.PSI, pair).toResult(StatisticName.PSI, settings.psi()),
                        measure(StatisticName.WASSERSTEIN, pair)
                                .toResult(StatisticName.WASSERSTEIN, settings.wasserstein())),
                numericInformative(pair, ks),
                lack(reference.size(), current.size(), current.rows(), settings.minimumRows()));
    }

    private static Evidence.Significance significance(Measurement ks, ColumnPair.Numeric pair) {
        if (ks.pValue() == null) {
            return Evidence.Significance.undefined(
                    NUMERIC_TESTS, Objects.requireNonNull(ks.reason(), "a test without a p-value says why"));
        }
        NumericShift.Result shift = NumericShift.compare(pair.reference(), pair.current(), ks.pValue());
        return new Evidence.Significance(
                shift.pValue(), NUMERIC_TESTS, shift.decisive().name(), null);
    }

    private List<StatisticResult> numericInformative(ColumnPair pair, Measurement ks) {
        List<StatisticResult> results = new ArrayList<>();
        results.add(ks.toResult(StatisticName.KS));
        results.add(measure(StatisticName.JENSEN_SHANNON, pair).toResult(StatisticName.JENSEN_SHANNON));
        if (kind == ColumnLayer.Kind.PREDICTIONS) {
            results.add(measure(StatisticName.MEAN_SHIFT, pair).toResult(StatisticName.MEAN_SHIFT));
        }
        return results;
    }

    /**
     * Chi-square on the table of side by category for significance, with rare categories pooled and with each on its own;
     * PSI of the pooled table, and what moved among the rare ones, for materiality.
     */
    private Evidence of(ColumnPair.Categorical pair, DriftSettings settings) {
        CategoricalProfile reference = pair.reference();
        CategoricalProfile current = pair.current();
        String lack = lack(reference.size(), current.size(), current.rows(), settings.minimumRows());
        return switch (BinnedCounts.ofCategories(reference, current)) {
            case Outcome.Undefined<BinnedCounts>(Reason reason) ->
                new Evidence(
                        Evidence.Significance.undefined(CATEGORICAL_TEST, reason.description()),
                        List.of(Measurement.undefined("categories", reason.description())
                                .toResult(StatisticName.PSI, settings.psi())),
                        List.of(),
                        lack == null ? reason.description() : lack);
            case Outcome.Defined<BinnedCounts>(BinnedCounts all) -> {
                RareCategories rare = RareCategories.of(all);
                Measurement chiSquare = chiSquare(rare.pooled());
                List<StatisticResult> effects = new ArrayList<>();
                effects.add(Measurement.distance(
                                "categories, rare ones pooled",
                                Outcome.of(
                                        Psi.of(rare.pooled(), ZeroShares.FIXED).value()))
                        .toResult(StatisticName.PSI, settings.psi()));
                rare.moved()
                        .ifPresent(moved -> effects.add(Measurement.distance(
                                        "share of the rows that moved among rare categories, less what chance moves",
                                        Outcome.of(moved))
                                .toResult(StatisticName.RARE_CATEGORIES, RareCategories.MATERIAL)));
                yield new Evidence(significance(rare, all), effects, categoricalInformative(pair, chiSquare), lack);
            }
        };
    }

    /** Where no category is rare there is one test; otherwise each of two has half of the error rate. */
    private static Evidence.Significance significance(RareCategories rare, BinnedCounts all) {
        double pooled = PermutedContingency.chiSquare(rare.pooled());
        if (rare.moved().isEmpty()) {
            return new Evidence.Significance(pooled, CATEGORICAL_TEST, "", null);
        }
        double apart = PermutedContingency.sparse(all);
        return new Evidence.Significance(
                Math.min(1, 2 * Math.min(pooled, apart)),
                CATEGORICAL_TEST + " with rare categories pooled, and with each on its own",
                pooled <= apart ? "with rare ones pooled" : "with each on its own",
                null);
    }

    private List<StatisticResult> categoricalInformative(ColumnPair pair, Measurement chiSquare) {
        List<StatisticResult> results = new ArrayList<>();
        results.add(chiSquare.toResult(StatisticName.CHI_SQUARE));
        results.add(measure(StatisticName.JENSEN_SHANNON, pair).toResult(StatisticName.JENSEN_SHANNON));
        results.add(measure(StatisticName.TOTAL_VARIATION, pair).toResult(StatisticName.TOTAL_VARIATION));
        if (kind == ColumnLayer.Kind.PREDICTIONS) {
            // The largest change of a class's share: the balance of the classes.
            results.add(measure(StatisticName.L_INFINITY, pair).toResult(StatisticName.CLASS_BALANCE));
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

    private Measurement measure(StatisticName builtIn, ColumnPair pair) {
        return detectors
                .find(builtIn)
                .flatMap(detector -> detector.measure(pair))
                .orElseThrow();
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
