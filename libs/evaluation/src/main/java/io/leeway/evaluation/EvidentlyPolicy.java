package io.leeway.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.parity.EvidentlyDefault;

/** Evidently's default decision for each column: no correction for their number, no effect size beside a p-value. */
final class EvidentlyPolicy {

    private static final String METHOD = "evidently's default";

    private EvidentlyPolicy() {}

    static Map<String, Judgement> judge(
            Map<String, FeatureType> columns, DataProfile reference, DataProfile current, DriftSettings settings) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        columns.forEach((column, type) -> judgements.put(
                column,
                judgement(
                        type == FeatureType.NUMERIC
                                ? EvidentlyDefault.decide(reference.numeric(column), current.numeric(column))
                                : EvidentlyDefault.decide(
                                        reference.categorical(column), current.categorical(column)))));
        return judgements;
    }

    private static Judgement judgement(Outcome<EvidentlyDefault.Decision> outcome) {
        return switch (outcome) {
            case Outcome.Undefined<EvidentlyDefault.Decision>(Reason reason) ->
                new Judgement(new DriftOutcome.InsufficientData(reason.description()), List.of());
            case Outcome.Defined<EvidentlyDefault.Decision>(EvidentlyDefault.Decision decision) -> {
                boolean test =
                        switch (decision.test()) {
                            case "ks", "chisquare", "z" -> true;
                            default -> false;
                        };
                StatisticResult result = new StatisticResult(
                        decision.test(),
                        METHOD,
                        test ? null : decision.score(),
                        test ? decision.score() : null,
                        null,
                        test ? null : decision.score(),
                        decision.threshold(),
                        decision.drifted(),
                        null,
                        null);
                yield new Judgement(outcome(decision, test), List.of(result));
            }
        };
    }

    private static DriftOutcome outcome(EvidentlyDefault.Decision decision, boolean test) {
        return decision.drifted()
                ? new DriftOutcome.Drifted(String.format(
                        Locale.ROOT,
                        "evidently: %s %s %.3g, threshold %s",
                        decision.test(),
                        test ? "p =" : "=",
                        decision.score(),
                        decision.threshold()))
                : new DriftOutcome.Stable();
    }
}
