package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticResult;

/** Decides on one column: whether it is unusual says the subclass, whether that matters the effect sizes. */
abstract class Verdicts {

    /** The statistics that say how unusual the column is. */
    abstract List<StatisticResult> unusual(Evidence evidence);

    /** The verdict, where no detector has decided already. */
    abstract DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material);

    /**
     * The judgement.
     *
     * @param chosen what the detectors that the model names say
     */
    final Judgement judge(Evidence evidence, List<StatisticResult> chosen) {
        List<StatisticResult> statistics = new ArrayList<>(unusual(evidence));
        statistics.addAll(evidence.effects());
        statistics.addAll(evidence.informative());
        statistics.addAll(chosen);
        return new Judgement(outcome(evidence, chosen), statistics);
    }

    private DriftOutcome outcome(Evidence evidence, List<StatisticResult> chosen) {
        if (evidence.lack() != null) {
            return new DriftOutcome.InsufficientData(evidence.lack());
        }
        Optional<StatisticResult> detected =
                chosen.stream().filter(StatisticResult::exceeded).findFirst();
        if (detected.isPresent()) {
            return new DriftOutcome.Drifted(effect(detected.get()));
        }
        return decide(
                evidence,
                evidence.effects().stream().filter(StatisticResult::exceeded).findFirst());
    }

    static String effect(StatisticResult result) {
        return String.format(
                Locale.ROOT, "%s = %.3f, above %s", result.name(), result.effectSize(), result.threshold());
    }
}
