package io.leeway.evaluation.backtest;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestVerdict;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.watch.AlarmSource;

/**
 * What is counted of a window's findings.
 *
 * @param verdict as it is answered
 * @param quality whether a check of data quality failed
 * @param change whether something has changed since the windows before
 */
record Judged(BacktestVerdict verdict, boolean quality, boolean change) {

    static Judged of(DriftFindings findings) {
        @Nullable Unusualness unusual = findings.unusualness();
        return new Judged(
                new BacktestVerdict(
                        findings.verdict(),
                        findings.driftedFeatures(),
                        unusual == null ? null : unusual.pValue(),
                        unusual == null ? null : unusual.level(),
                        reason(findings, unusual)),
                AlarmSource.QUALITY.in(findings),
                AlarmSource.CHANGE.in(findings));
    }

    private static @Nullable String reason(DriftFindings findings, @Nullable Unusualness unusual) {
        return findings.reason() != null || unusual == null ? findings.reason() : unusual.reason();
    }

    boolean alarms() {
        return verdict.alarms();
    }

    boolean isJudged() {
        return verdict.verdict() != Verdict.INSUFFICIENT_DATA;
    }
}
