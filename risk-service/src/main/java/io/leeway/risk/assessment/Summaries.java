package io.leeway.risk.assessment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.PerformanceReport;
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
                metrics.put(metric.name(), metric.value());
            }
        }));
        return new BatchSummary(
                batch.model(),
                batch.batch(),
                batch.name(),
                batch.sequence(),
                batch.acceptedAt(),
                batch.from(),
                batch.to(),
                batch.rows(),
                drift.map(DriftReport::verdict).orElse(null),
                assessment.driftedFeatures(),
                assessment.driftShare(),
                assessment.qualityFindings().size(),
                performance.map(PerformanceReport::verdict).orElse(null),
                metrics,
                assessment.score(),
                assessment.level(),
                assessment.revision());
    }
}
