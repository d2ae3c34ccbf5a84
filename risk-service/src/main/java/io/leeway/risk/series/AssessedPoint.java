package io.leeway.risk.series;

import java.util.Locale;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.history.SeriesBuckets;

/** What is kept of an assessment in its model's series: a number a metric, and none where it is not known; and by what it
 * was judged. */
public final class AssessedPoint {

    /** The value that says by which definition a window was judged, where that is known. */
    public static final String VERSION = "version";

    private AssessedPoint() {}

    static SeriesBuckets.Point of(AssessedWindow window) {
        RiskAssessment assessment = window.assessment();
        BatchSummary summary = window.summary();
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
                window.performance().map(PerformanceReport::coverage).orElse(null));
        values.append(SeriesBuckets.REFERENCE, assessment.batch().reference());
        if (window.version() != null) {
            values.append(VERSION, window.version());
        }
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
