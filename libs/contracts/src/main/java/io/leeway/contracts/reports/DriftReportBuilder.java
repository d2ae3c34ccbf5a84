package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftPolicyName;

/** Puts a {@link DriftReport} together by the names of its parts; lists are empty, and the revision is 1, unless given. */
public final class DriftReportBuilder {

    private final BatchRef batch;
    private final Instant evaluatedAt;
    private int revision = 1;
    private DriftPolicyName policy = DriftPolicyName.LEEWAY;
    private Verdict verdict = Verdict.INSUFFICIENT_DATA;
    private @Nullable String reason;
    private List<ColumnDrift> features = List.of();
    private List<ColumnDrift> predictions = List.of();
    private List<VectorDrift> vectors = List.of();
    private @Nullable ImportanceShift importance;
    private List<ChangeFinding> changes = List.of();
    private List<QualityFinding> quality = List.of();
    private List<String> driftedFeatures = List.of();
    private @Nullable Double driftShare;

    DriftReportBuilder(BatchRef batch, Instant evaluatedAt) {
        this.batch = batch;
        this.evaluatedAt = evaluatedAt;
    }

    public DriftReportBuilder revision(int number) {
        this.revision = number;
        return this;
    }

    /** By whose rules, and what was decided. */
    public DriftReportBuilder verdict(DriftPolicyName by, Verdict decided, @Nullable String because) {
        this.policy = by;
        this.verdict = decided;
        this.reason = because;
        return this;
    }

    public DriftReportBuilder features(List<ColumnDrift> columns) {
        this.features = columns;
        return this;
    }

    public DriftReportBuilder predictions(List<ColumnDrift> columns) {
        this.predictions = columns;
        return this;
    }

    public DriftReportBuilder vectors(List<VectorDrift> kinds) {
        this.vectors = kinds;
        return this;
    }

    public DriftReportBuilder importance(@Nullable ImportanceShift shift) {
        this.importance = shift;
        return this;
    }

    public DriftReportBuilder changes(List<ChangeFinding> findings) {
        this.changes = findings;
        return this;
    }

    public DriftReportBuilder quality(List<QualityFinding> findings) {
        this.quality = findings;
        return this;
    }

    /** The names of the drifted features, and their share of those judged; no share when none could be judged. */
    public DriftReportBuilder drifted(List<String> names, @Nullable Double share) {
        this.driftedFeatures = names;
        this.driftShare = share;
        return this;
    }

    /** The report. */
    public DriftReport build() {
        return new DriftReport(
                batch,
                policy,
                verdict,
                reason,
                features,
                predictions,
                vectors,
                importance,
                changes,
                quality,
                driftedFeatures,
                driftShare,
                evaluatedAt,
                revision);
    }
}
