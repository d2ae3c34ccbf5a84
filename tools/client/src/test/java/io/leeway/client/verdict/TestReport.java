package io.leeway.client.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.client.http.BatchReport;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.BatchRefBuilder;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummaryBuilder;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.Verdict;

/** Reports as risk-service answers them. */
final class TestReport {

    static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");

    private TestReport() {}

    static BatchReport of(RiskLevel level, @Nullable Verdict drift) {
        return new BatchReport(summary(level, drift).build(), assessment(level).build(), null);
    }

    static BatchSummaryBuilder summary(RiskLevel level, @Nullable Verdict drift) {
        return BatchSummaryBuilder.builder()
                .model("churn")
                .batch("b-1")
                .name("monday")
                .sequence(1)
                .acceptedAt(AT)
                .rows(1_000)
                .driftVerdict(drift)
                .driftedFeatures(List.of())
                .performance(Map.of())
                .level(level)
                .revision(1);
    }

    static RiskAssessmentBuilder assessment(RiskLevel level) {
        return RiskAssessmentBuilder.builder()
                .batch(batch())
                .level(level)
                .parts(List.of())
                .driftedFeatures(List.of())
                .performanceDrops(List.of())
                .qualityFindings(List.of())
                .changes(List.of())
                .assessedAt(AT)
                .revision(1)
                .driftRevision(1);
    }

    static RiskPart part(RiskPartName name, @Nullable Double value, String... reasons) {
        return new RiskPart(name, 0.25, value == null ? 0 : 0.25, value, List.of(reasons));
    }

    static BatchRef batch() {
        return BatchRefBuilder.builder()
                .model("churn")
                .batch("b-1")
                .name("monday")
                .sequence(1)
                .reference("r-1")
                .rows(1_000)
                .acceptedAt(AT)
                .build();
    }
}
