package io.leeway.risk.assessment;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.RiskAssessment;

/** An assessment with the line that it is in a list. */
public record Assessed(RiskAssessment assessment, BatchSummary summary) {}
