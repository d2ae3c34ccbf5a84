package io.leeway.risk.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;

/** What changed over time, of all reports together. */
final class Changes {

    private Changes() {}

    /** The changes of both reports, and a change of the concept: performance that moves while the inputs stay. */
    static List<ChangeFinding> of(Optional<DriftReport> drift, Optional<PerformanceReport> performance) {
        List<ChangeFinding> changes = new ArrayList<>();
        drift.map(DriftReport::changes).ifPresent(changes::addAll);
        performance.map(PerformanceReport::changes).ifPresent(changes::addAll);
        boolean inputsStay = drift.map(report -> report.verdict() == Verdict.STABLE
                        && report.driftedFeatures().isEmpty())
                .orElse(false);
        if (inputsStay) {
            performance.flatMap(Changes::concept).ifPresent(changes::add);
        }
        return changes;
    }

    private static Optional<ChangeFinding> concept(PerformanceReport report) {
        return report.metrics().stream()
                .filter(MetricResult::exceeded)
                .filter(metric -> report.verdict() == Verdict.DRIFTED)
                .findFirst()
                .map(metric -> new ChangeFinding(
                        ChangeKind.CONCEPT,
                        null,
                        metric.name().word(),
                        metric.value(),
                        metric.baseline(),
                        null,
                        null,
                        1,
                        metric.name() + " dropped while no feature drifted"));
    }
}
