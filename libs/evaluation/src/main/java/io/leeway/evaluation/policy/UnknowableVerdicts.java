package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticResult;

/** Nothing says what is usual of the column, so nothing is called unusual. */
final class UnknowableVerdicts extends Verdicts {

    private final String reason;

    UnknowableVerdicts(String reason) {
        this.reason = reason;
    }

    @Override
    List<StatisticResult> unusual(Evidence evidence) {
        return List.of(evidence.testedOfIndependentRows());
    }

    @Override
    DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material) {
        return new DriftOutcome.InsufficientData(reason);
    }
}
