package io.leeway.risk.series;

import java.util.Locale;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.history.SeriesBuckets;

/** What is kept of an assessment in its model's series: a number a metric, and none where it is not known. */
final class AssessedPoint {

    private AssessedPoint() {}

    static SeriesBuckets.Point of(
            RiskAssessment assessment, BatchSummary summary, Optional<PerformanceReport> performance) {
        Document values = new Document();
        put(values, "risk", summary.score());
        assessment
                .parts()
                .forEach(part -> put(values, "risk-" + part.name().name().toLowerCase(Locale.ROOT), part.value()));
        put(values, "drift-share", summary.driftShare());
        put(values, "quality-findings", (double) summary.qualityFindings());
        put(
                values,
                "label-coverage",
                performance.map(PerformanceReport::coverage).orElse(null));
        return new SeriesBuckets.Point(
                summary.batch(),
                summary.name(),
                summary.sequence(),
                assessment.batch().end(),
                assessment.revision(),
                values);
    }

    private static void put(Document values, String metric, @Nullable Double value) {
        if (value != null) {
            values.append(metric, value);
        }
    }
}
