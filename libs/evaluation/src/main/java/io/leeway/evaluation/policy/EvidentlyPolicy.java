package io.leeway.evaluation.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.parity.EvidentlyDefault;
import io.leeway.statistics.profile.CategoricalProfile;

/**
 * Evidently's default decision for each column: no correction for their number, no effect size beside a p-value; the whole
 * has drifted when half of the columns judged did.
 */
final class EvidentlyPolicy implements DriftPolicy {

    private static final String METHOD = "evidently's default";
    private static final double SHARE = 0.5;

    @Override
    public Judgements judge(
            List<ColumnLayer> layers, DataProfile reference, DataProfile current, DriftSettings settings) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        layers.forEach(layer -> layer.types()
                .forEach((column, type) ->
                        judgements.put(column, judgement(decision(ColumnPair.of(column, type, reference, current))))));
        return new Judgements(judgements);
    }

    @Override
    public Verdict overall(@Nullable Double driftShare) {
        if (driftShare == null) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return driftShare >= SHARE ? Verdict.DRIFTED : Verdict.STABLE;
    }

    private static Outcome<EvidentlyDefault.Decision> decision(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> EvidentlyDefault.decide(numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                EvidentlyDefault.decide(reference, current);
        };
    }

    private static Judgement judgement(Outcome<EvidentlyDefault.Decision> outcome) {
        return switch (outcome) {
            case Outcome.Undefined<EvidentlyDefault.Decision>(Reason reason) ->
                new Judgement(new DriftOutcome.InsufficientData(reason.description()), List.of());
            case Outcome.Defined<EvidentlyDefault.Decision>(EvidentlyDefault.Decision decision) -> {
                boolean test = decision.method().isTest();
                StatisticResult result = StatisticResultBuilder.builder()
                        .name(StatisticName.of(decision.method().word()))
                        .method(METHOD)
                        .value(test ? null : decision.score())
                        .pValue(test ? decision.score() : null)
                        .effectSize(test ? null : decision.score())
                        .threshold(decision.threshold())
                        .exceeded(decision.drifted())
                        .build();
                yield new Judgement(outcome(decision, test), List.of(result));
            }
        };
    }

    private static DriftOutcome outcome(EvidentlyDefault.Decision decision, boolean test) {
        return decision.drifted()
                ? new DriftOutcome.Drifted(String.format(
                        Locale.ROOT,
                        "evidently: %s %s %.3g, threshold %s",
                        decision.method().word(),
                        test ? "p =" : "=",
                        decision.score(),
                        decision.threshold()))
                : new DriftOutcome.Stable();
    }
}
