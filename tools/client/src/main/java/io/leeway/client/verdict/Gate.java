package io.leeway.client.verdict;

import java.util.Comparator;
import java.util.List;

import io.leeway.client.http.BatchReport;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.Verdict;

/**
 * The exit code of a verdict. A batch whose drift could not be judged has not passed: too little data is an outcome of
 * its own, unless what is known of it is bad enough to fail.
 */
final class Gate {

    static final int PASSED = 0;
    static final int WARNING = 3;
    static final int CRITICAL = 4;
    static final int UNKNOWN = 5;
    static final int TIMED_OUT = 6;

    private static final List<Integer> WORST_FIRST = List.of(CRITICAL, WARNING, UNKNOWN, PASSED);

    private Gate() {}

    /** The code of the worst of some reports; there is at least one. */
    static int code(List<BatchReport> reports, FailLevel failAt) {
        return code(worst(reports, failAt), failAt);
    }

    /** The worst of some reports, by code, level and score, the later of equals; there is at least one. */
    static BatchReport worst(List<BatchReport> reports, FailLevel failAt) {
        return reports.reversed().stream()
                .min(Comparator.comparingInt((BatchReport report) -> WORST_FIRST.indexOf(code(report, failAt)))
                        .thenComparing(report -> report.assessment().level(), Comparator.reverseOrder())
                        .thenComparing(Gate::score, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static double score(BatchReport report) {
        Double score = report.assessment().score();
        return score == null ? 0 : score;
    }

    private static int code(BatchReport report, FailLevel failAt) {
        RiskLevel level = report.assessment().level();
        if (failAt.isReachedBy(level)) {
            return level == RiskLevel.CRITICAL ? CRITICAL : WARNING;
        }
        Verdict drift = report.summary().driftVerdict();
        boolean judged = level != RiskLevel.UNKNOWN && drift != null && drift != Verdict.INSUFFICIENT_DATA;
        return judged ? PASSED : UNKNOWN;
    }
}
