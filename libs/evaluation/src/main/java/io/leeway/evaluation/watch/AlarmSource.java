package io.leeway.evaluation.watch;

import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.drift.DriftFindings;

/** What may raise an alarm about a batch. */
public enum AlarmSource {
    /** A feature has drifted, or what features do together. */
    DRIFT,
    /** Too many values of a feature lie outside the range that the model knows. */
    RANGE,
    /** A check of data quality failed. */
    QUALITY,
    /** Performance has dropped by more than is allowed, and beyond chance. */
    PERFORMANCE,
    /** A statistic or a metric has changed over time: suddenly, gradually, or the concept did. */
    CHANGE;

    /** Whether what is said of a batch's data is an alarm of this source. */
    public boolean in(DriftFindings findings) {
        return switch (this) {
            case DRIFT -> !findings.driftedFeatures().isEmpty() || findings.hasJointDrift();
            case RANGE -> {
                RangeCheck ranges = findings.ranges();
                yield ranges != null && !ranges.findings().isEmpty();
            }
            case QUALITY -> !findings.quality().isEmpty();
            case CHANGE -> !findings.changes().isEmpty();
            case PERFORMANCE -> false;
        };
    }

    /** Whether what is said of a batch's performance is an alarm of this source. */
    public boolean in(PerformanceReport report) {
        return switch (this) {
            case PERFORMANCE -> report.verdict() == Verdict.DRIFTED;
            case CHANGE -> !report.changes().isEmpty();
            case DRIFT, RANGE, QUALITY -> false;
        };
    }
}
