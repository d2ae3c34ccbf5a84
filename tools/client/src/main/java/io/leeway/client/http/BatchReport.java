package io.leeway.client.http;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;

/**
 * What risk-service says of a batch or window; the reports on its single columns are left out.
 *
 * @param summary in a line
 * @param assessment how much its findings matter
 * @param performance how well its predictions meet the labels; absent until labels have come
 */
public record BatchReport(
        BatchSummary summary,
        RiskAssessment assessment,
        @Nullable PerformanceReport performance) {}
