package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftPolicyName;

/**
 * How a batch's data compare with the reference.
 *
 * @param batch the batch
 * @param policy by whose rules it was decided
 * @param verdict drifted when any feature drifted, or what they do together (under {@code evidently}: half of them); insufficient data when no feature could be judged
 * @param reason why there is no verdict
 * @param features every monitored feature, in the definition's order
 * @param predictions the prediction, and the probability where the model has one
 * @param vectors the embedding and the class probabilities, where the model has them
 * @param importance the features' importance, where the rows carry attributions
 * @param changes what changed over time
 * @param quality the data-quality checks that failed
 * @param driftedFeatures the names of the drifted features, in the definition's order
 * @param driftShare drifted features over judged features, 0 to 1; absent when none could be judged
 * @param folded the columns of which words were read in their canonical form, by name
 * @param unusualness how unusual the batch is beside what varies in the reference; absent under a policy that does not ask
 * @param ranges whether the numeric features lie within the ranges that the model knows; absent where none is numeric
 * @param adopted the windows that are part of the reference by now; absent where none was adopted
 * @param since when the unbroken run of drifted windows begins that this one is part of; absent while it has not drifted
 * @param ended the run of drifted windows that this window is the first after; absent where there is none
 * @param witnesses what second references say, where the model asks for any
 * @param joint what the features do together; absent under a policy that does not ask
 * @param evaluatedAt when it was computed
 * @param revision grows when the report is computed anew from other data
 */
@RecordBuilder
public record DriftReport(
        BatchRef batch,
        DriftPolicyName policy,
        Verdict verdict,
        @Nullable String reason,
        List<ColumnDrift> features,
        List<ColumnDrift> predictions,
        List<VectorDrift> vectors,
        @Nullable ImportanceShift importance,
        List<ChangeFinding> changes,
        List<QualityFinding> quality,
        List<String> driftedFeatures,
        @Nullable Double driftShare,
        @Defaulted List<FoldedColumn> folded,
        @Nullable Unusualness unusualness,
        @Nullable RangeCheck ranges,
        @Nullable AdoptedWindows adopted,
        @Nullable Instant since,
        @Nullable Episode ended,
        @Defaulted List<Witness> witnesses,
        @Nullable JointDrift joint,
        Instant evaluatedAt,
        int revision) {

    public DriftReport {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(predictions, "predictions");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(driftedFeatures, "driftedFeatures");
        Objects.requireNonNull(evaluatedAt, "evaluatedAt");
        vectors = vectors == null ? List.of() : List.copyOf(vectors);
        changes = changes == null ? List.of() : List.copyOf(changes);
        folded = folded == null ? List.of() : List.copyOf(folded);
        witnesses = witnesses == null ? List.of() : List.copyOf(witnesses);
    }

    /**
     * Begins a report of a batch that could not be judged and of which nothing was found: no column, no finding, revision 1.
     */
    public static DriftReportBuilder of(BatchRef batch, Instant evaluatedAt) {
        return DriftReportBuilder.builder()
                .batch(batch)
                .policy(DriftPolicyName.LEEWAY)
                .verdict(Verdict.INSUFFICIENT_DATA)
                .features(List.of())
                .predictions(List.of())
                .vectors(List.of())
                .changes(List.of())
                .quality(List.of())
                .driftedFeatures(List.of())
                .folded(List.of())
                .witnesses(List.of())
                .evaluatedAt(evaluatedAt)
                .revision(1);
    }

    /** Begins a report that says what this one says until told otherwise. */
    public DriftReportBuilder toBuilder() {
        return DriftReportBuilder.builder(this);
    }
}
