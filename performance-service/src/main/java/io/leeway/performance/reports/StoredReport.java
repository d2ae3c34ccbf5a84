package io.leeway.performance.reports;

import io.leeway.contracts.reports.PerformanceReport;

/**
 * A report with what is known of it.
 *
 * @param report the report
 * @param labels the fingerprint of the labels that it was made from
 * @param told whether it was told
 */
record StoredReport(PerformanceReport report, long labels, boolean told) {}
