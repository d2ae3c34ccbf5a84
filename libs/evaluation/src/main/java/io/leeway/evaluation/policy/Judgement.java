package io.leeway.evaluation.policy;

import java.util.List;

import io.leeway.contracts.reports.StatisticResult;

/**
 * What a policy says of one column.
 *
 * @param outcome the decision
 * @param statistics what it was decided on, and what is reported beside it
 */
public record Judgement(DriftOutcome outcome, List<StatisticResult> statistics) {}
