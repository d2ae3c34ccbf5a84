package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.DriftReportBuilder;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

/** The drift report of a model with ten features: a sound one, unless a test says otherwise; and what goes with it. */
final class TestDrift {

    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    static final BatchRef BATCH =
            new BatchRef("m", "b", "batch", 7, "r", 100, 0, AT, AT.minusSeconds(9), AT.minusSeconds(1));
    static final ColumnSummary SUMMARY = new ColumnSummary(9, 0, 0L, 0L, 9, 0.0, 1.0, -3.0, 0.0, 3.0);
    static final ChangeFinding SUDDEN =
            new ChangeFinding(ChangeKind.SUDDEN, "f0", "psi", 1.0, 0.5, null, null, 9, "f0 jumped");
    static final ChangeFinding GRADUAL =
            new ChangeFinding(ChangeKind.GRADUAL, null, "f1", 1.0, null, -0.1, 0.0, 9, "f1 falls");

    Verdict verdict = Verdict.STABLE;

    @Nullable
    String reason;

    @Nullable
    Double share = 0.0;

    int drifted;
    List<ColumnDrift> outputs = List.of(output("prediction", Verdict.STABLE));
    List<VectorDrift> vectors = List.of();

    @Nullable
    ImportanceShift importance;

    @Nullable
    JointDrift joint;

    int unjudged;
    List<ChangeFinding> changes = List.of();
    List<QualityFinding> quality = List.of();

    TestDrift drifted(int features) {
        drifted = features;
        share = features / 10.0;
        verdict = Verdict.DRIFTED;
        return this;
    }

    DriftReport build() {
        List<ColumnDrift> features = IntStream.range(0, 10)
                .mapToObj(i -> output("f" + i, verdictOf(i)))
                .toList();
        return DriftReportBuilder.builder()
                .batch(BATCH)
                .policy(DriftPolicyName.LEEWAY)
                .verdict(verdict)
                .reason(reason)
                .features(features)
                .predictions(outputs)
                .vectors(vectors)
                .importance(importance)
                .joint(joint)
                .changes(changes)
                .quality(quality)
                .driftedFeatures(features.subList(0, drifted).stream()
                        .map(ColumnDrift::column)
                        .toList())
                .driftShare(share)
                .evaluatedAt(AT)
                .revision(3)
                .build();
    }

    private Verdict verdictOf(int feature) {
        if (feature < drifted) {
            return Verdict.DRIFTED;
        }
        return feature < drifted + unjudged ? Verdict.INSUFFICIENT_DATA : Verdict.STABLE;
    }

    static ColumnDrift output(String name, Verdict verdict, StatisticResult... statistics) {
        String reason =
                switch (verdict) {
                    case DRIFTED -> "moved";
                    case STABLE -> null;
                    case INSUFFICIENT_DATA -> "its level wanders";
                };
        return new ColumnDrift(name, FeatureType.NUMERIC, verdict, reason, List.of(statistics), SUMMARY, SUMMARY, null);
    }

    static StatisticResult effect(String name, double value, double threshold) {
        return new StatisticResult(
                StatisticName.of(name), "", value, null, null, value, threshold, value > threshold, null, null);
    }

    static QualityFinding quality(String column, String check) {
        return new QualityFinding(column, check, 0, 0.1, 0.02, 0.0, check + " of " + column);
    }

    static MetricResult metric(String name, double drop, double allowed, boolean exceeded) {
        return new MetricResult(MetricName.of(name), true, 0.6, 0.5, 0.7, 0.8, drop, allowed, exceeded, null, null);
    }

    static Optional<PerformanceReport> performance(Verdict verdict, MetricResult... metrics) {
        return Optional.of(PerformanceReportBuilder.builder()
                .batch(BATCH)
                .verdict(verdict)
                .reason("why")
                .labelledRows(100)
                .coverage(1)
                .primaryMetric(MetricName.F1)
                .metrics(List.of(metrics))
                .changes(List.of(GRADUAL))
                .unknownClasses(Map.of())
                .evaluatedAt(AT)
                .revision(5)
                .build());
    }
}
