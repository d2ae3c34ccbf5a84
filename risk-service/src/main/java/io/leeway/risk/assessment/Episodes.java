package io.leeway.risk.assessment;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;

/** Tells since when batches lie outside of their ranges one after another, so that a change that stays is told as one. */
public final class Episodes {

    /** Over how many batches in a row that are too small to say anything an episode goes on. */
    public static final int UNJUDGED = 8;

    private Episodes() {}

    /**
     * The assessment, its findings continued from those of the last batch before it that says something of ranges: one that is
     * too small neither ends nor begins anything.
     *
     * @param before what is assessed by then of the batches before it, the latest first; asked for where it matters
     */
    public static RiskAssessment continued(
            RiskAssessment assessment, ModelDefinition definition, Supplier<Stream<RiskAssessment>> before) {
        if (assessment.outOfRange().isEmpty()) {
            return assessment;
        }
        Optional<RiskAssessment> last =
                before.get().filter(earlier -> earlier.judgesRanges(definition)).findFirst();
        return RiskAssessmentBuilder.builder(assessment)
                .outOfRange(assessment.outOfRange().stream()
                        .map(finding -> continued(finding, assessment.batch(), last))
                        .toList())
                .build();
    }

    private static OutOfRange continued(OutOfRange finding, BatchRef batch, Optional<RiskAssessment> before) {
        return before.flatMap(assessment -> assessment.outOfRange(finding.basis()))
                .map(last -> finding.since(last.since(), last.batches() + 1))
                .orElseGet(() -> finding.since(batch.begin(), 1));
    }
}
