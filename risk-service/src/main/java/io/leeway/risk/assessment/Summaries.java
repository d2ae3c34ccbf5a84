package io.leeway.risk.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.BatchSummaryBuilder;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;

/** Sums up a batch's reports as one line of a list. */
public final class Summaries {

    private Summaries() {}

    /** The line. */
    public static BatchSummary of(
            RiskAssessment assessment, Optional<DriftReport> drift, Optional<PerformanceReport> performance) {
        BatchRef batch = assessment.batch();
        Map<String, Double> metrics = new TreeMap<>();
        performance.ifPresent(report -> report.metrics().forEach(metric -> {
            if (metric.value() != null) {
                metrics.put(metric.name().word(), metric.value());
            }
        }));
        return BatchSummaryBuilder.builder()
                .model(batch.model())
                .batch(batch.batch())
                .name(batch.name())
                .sequence(batch.sequence())
                .acceptedAt(batch.acceptedAt())
                .from(batch.from())
                .to(batch.to())
                .rows(batch.rows())
                .driftVerdict(drift.map(DriftReport::verdict).orElse(null))
                .driftedFeatures(assessment.driftedFeatures())
                .driftShare(assessment.driftShare())
                .qualityFindings(assessment.qualityFindings().size())
                .performanceVerdict(performance.map(PerformanceReport::verdict).orElse(null))
                .performance(metrics)
                .score(assessment.score())
                .level(assessment.level())
                .revision(assessment.revision())
                .outOfRange(assessment
                        .outOfRange(RangeBasis.TRAINING)
                        .map(OutOfRange::columns)
                        .orElse(List.of()))
                .build();
    }
}
