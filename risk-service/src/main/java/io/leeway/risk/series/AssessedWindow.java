package io.leeway.risk.series;

import java.util.Optional;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;

/**
 * A window that was assessed.
 *
 * @param assessment the assessment
 * @param summary the line that it is in a list
 * @param performance the performance report that it was made from; empty where labels have not come
 */
public record AssessedWindow(RiskAssessment assessment, BatchSummary summary, Optional<PerformanceReport> performance) {

    /** The model whose window it is. */
    public String model() {
        return summary.model();
    }
}
