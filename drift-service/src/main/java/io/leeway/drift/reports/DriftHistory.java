package io.leeway.drift.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.ChangeDetection;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.statistics.threshold.Polarity;

/**
 * Holds a batch's statistics against those of the batches before it that were compared with the same reference. Each
 * statistic of each column has a dynamic threshold; a change becomes a finding for the one statistic a column that
 * materiality is decided on first, so that one change is not
 * told five times, and only where the shift from the reference is significant.
 */
@ApplicationScoped
class DriftHistory {

    private final DriftReportRepository repository;

    DriftHistory(DriftReportRepository repository) {
        this.repository = repository;
    }

    /** Both layers with what their history says, and what changed over time. */
    record Layers(List<ColumnDrift> features, List<ColumnDrift> predictions, List<ChangeFinding> changes) {}

    Layers compare(BatchRef batch, DriftSettings settings, List<ColumnDrift> features, List<ColumnDrift> predictions) {
        Map<DriftReportRepository.Series, MetricHistory> histories =
                repository.histories(batch, settings.dynamic().window());
        List<ChangeFinding> changes = new ArrayList<>();
        ChangeDetection detection = new ChangeDetection(settings.dynamic());
        return new Layers(
                compare(features, histories, detection, changes),
                compare(predictions, histories, detection, changes),
                changes);
    }

    private static List<ColumnDrift> compare(
            List<ColumnDrift> columns,
            Map<DriftReportRepository.Series, MetricHistory> histories,
            ChangeDetection detection,
            List<ChangeFinding> changes) {
        return columns.stream()
                .map(column -> compare(column, histories, detection, changes))
                .toList();
    }

    private static ColumnDrift compare(
            ColumnDrift column,
            Map<DriftReportRepository.Series, MetricHistory> histories,
            ChangeDetection detection,
            List<ChangeFinding> changes) {
        if (column.verdict() == Verdict.INSUFFICIENT_DATA) {
            return column;
        }
        List<StatisticResult> statistics = new ArrayList<>();
        boolean told = false;
        for (StatisticResult statistic : column.statistics()) {
            Double value = statistic.value();
            if (value == null) {
                statistics.add(statistic);
                continue;
            }
            MetricHistory history = histories.getOrDefault(
                    new DriftReportRepository.Series(column.column(), statistic.name()), MetricHistory.empty());
            Polarity polarity = statistic.name().equals("mean-shift") ? Polarity.BOTH : Polarity.HIGH_IS_BAD;
            DynamicThresholdResult result = detection.sudden(value, history, polarity);
            statistics.add(statistic.with(result));
            if (!told && isPrimary(statistic)) {
                told = true;
                if (isSignificant(column)) {
                    detection
                            .suddenFinding(column.column(), statistic.name(), value, result)
                            .ifPresent(changes::add);
                }
                detection
                        .gradual(column.column(), statistic.name(), value, history, polarity)
                        .ifPresent(changes::add);
            }
        }
        return new ColumnDrift(
                column.column(),
                column.type(),
                column.verdict(),
                column.reason(),
                statistics,
                column.reference(),
                column.current(),
                column.distribution());
    }

    /** A small distance varies by chance, and not evenly: without this, clean batches had sudden changes. */
    private static boolean isSignificant(ColumnDrift column) {
        return column.statistics().stream()
                .filter(statistic -> statistic.pValue() != null)
                .findFirst()
                .map(StatisticResult::exceeded)
                .orElse(true);
    }

    /** A distance with a threshold of its own: PSI by default. */
    private static boolean isPrimary(StatisticResult statistic) {
        return statistic.pValue() == null && statistic.threshold() != null;
    }
}
