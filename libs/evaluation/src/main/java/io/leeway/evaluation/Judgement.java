package io.leeway.evaluation;

import java.util.List;

import io.leeway.contracts.reports.StatisticResult;

/**
 * What a policy says of one column.
 *
 * @param outcome the decision
 * @param statistics what it was decided on, and what is reported beside it
 */
record Judgement(DriftOutcome outcome, List<StatisticResult> statistics) {}
