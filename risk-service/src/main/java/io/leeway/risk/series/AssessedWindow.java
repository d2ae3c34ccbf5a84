package io.leeway.risk.series;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;

/**
 * A window that was assessed.
 *
 * @param assessment the assessment
 * @param summary the line that it is in a list
 * @param performance the performance report that it was made from; empty where labels have not come
 * @param version of the definition that it was judged by; absent where that is not known any more
 */
public record AssessedWindow(
        RiskAssessment assessment,
        BatchSummary summary,
        Optional<PerformanceReport> performance,
        @Nullable Integer version) {

    /** One of which nobody knows any more by which definition it was judged. */
    public AssessedWindow(RiskAssessment assessment, BatchSummary summary, Optional<PerformanceReport> performance) {
        this(assessment, summary, performance, null);
    }

    /** The model whose window it is. */
    public String model() {
        return summary.model();
    }
}
