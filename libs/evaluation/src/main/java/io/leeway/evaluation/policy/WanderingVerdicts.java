package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticResult;

/** Nothing is unusual of a column whose level wanders: sooner or later it is somewhere else, with no change of what it is. */
final class WanderingVerdicts extends Verdicts {

    private final double share;

    /**
     * For one column.
     *
     * @param share of its variance that lies between the reference's chunks, 0 to 1
     */
    WanderingVerdicts(double share) {
        this.share = share;
    }

    @Override
    List<StatisticResult> unusual(Evidence evidence) {
        return List.of(evidence.testedOfIndependentRows());
    }

    @Override
    DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material) {
        return new DriftOutcome.InsufficientData(String.format(
                Locale.ROOT,
                "its level wanders (%.0f %% of its variance lies between the reference's chunks), so the reference does not"
                        + " say what is usual; a relative feature, such as a change in per cent, could be judged",
                100 * share));
    }
}
