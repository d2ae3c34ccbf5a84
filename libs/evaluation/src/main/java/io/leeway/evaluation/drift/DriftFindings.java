package io.leeway.evaluation.drift;

import java.time.Instant;
import java.util.List;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.FoldedColumn;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

/**
 * What a report says of drift, whichever batch or file it is about.
 *
 * @param policy by whose rules it was decided
 * @param verdict on the features together
 * @param reason why there is no verdict
 * @param layers the columns and vectors
 * @param importance the features' importance, where the rows carry attributions
 * @param changes what changed over time
 * @param quality the data-quality checks that failed
 * @param driftedFeatures the names of the drifted features, in their order
 * @param driftShare drifted features over judged features, 0 to 1; absent when none could be judged
 * @param folded the columns of which words were read in their canonical form, by name
 * @param unusualness how unusual the columns are together; absent under a policy that does not ask
 * @param ranges whether the numeric features lie within the ranges that the model knows; absent where none is numeric
 * @param joint what the features do together; likewise
 */
@RecordBuilder
public record DriftFindings(
        DriftPolicyName policy,
        Verdict verdict,
        @Nullable String reason,
        Layers layers,
        @Nullable ImportanceShift importance,
        List<ChangeFinding> changes,
        List<QualityFinding> quality,
        List<String> driftedFeatures,
        @Nullable Double driftShare,
        List<FoldedColumn> folded,
        @Nullable Unusualness unusualness,
        @Nullable RangeCheck ranges,
        @Nullable JointDrift joint) {

    /**
     * What was judged column by column.
     *
     * @param features every monitored feature
     * @param predictions the prediction, and the probabilities where there are any
     * @param vectors the embedding and the class probabilities, where there are any
     */
    public record Layers(List<ColumnDrift> features, List<ColumnDrift> predictions, List<VectorDrift> vectors) {}

    /** Whether what the features do together has drifted. */
    public boolean hasJointDrift() {
        return joint != null && joint.verdict() == Verdict.DRIFTED;
    }

    /**
     * The report of a batch or window.
     *
     * @param evaluatedAt when these findings were made
     * @param revision grows when the report is computed anew from other data
     */
    public DriftReport report(BatchRef batch, Instant evaluatedAt, int revision) {
        return DriftReport.of(batch, evaluatedAt)
                .revision(revision)
                .policy(policy)
                .verdict(verdict)
                .reason(reason)
                .features(layers.features())
                .predictions(layers.predictions())
                .vectors(layers.vectors())
                .importance(importance)
                .changes(changes)
                .quality(quality)
                .driftedFeatures(driftedFeatures)
                .driftShare(driftShare)
                .folded(folded)
                .unusualness(unusualness)
                .ranges(ranges)
                .joint(joint)
                .build();
    }
}
