package io.leeway.risk.assessment;

import java.util.Optional;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;

/** Tells since when batches lie outside of their ranges one after another, so that a change that stays is told as one. */
public final class Episodes {

    private Episodes() {}

    /**
     * The assessment, its findings continued from those of the batch before it.
     *
     * @param before the last batch before it that is assessed by then
     */
    public static RiskAssessment continued(RiskAssessment assessment, Optional<RiskAssessment> before) {
        if (assessment.outOfRange().isEmpty()) {
            return assessment;
        }
        return RiskAssessmentBuilder.builder(assessment)
                .outOfRange(assessment.outOfRange().stream()
                        .map(finding -> continued(finding, assessment.batch(), before))
                        .toList())
                .build();
    }

    private static OutOfRange continued(OutOfRange finding, BatchRef batch, Optional<RiskAssessment> before) {
        return before.flatMap(assessment -> assessment.outOfRange(finding.basis()))
                .map(last -> finding.since(last.since(), last.batches() + 1))
                .orElseGet(() -> finding.since(batch.begin(), 1));
    }
}
