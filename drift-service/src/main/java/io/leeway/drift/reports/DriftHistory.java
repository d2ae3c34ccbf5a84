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
import io.leeway.contracts.reports.VectorDrift;
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

    /** Every layer with what its history says, and what changed over time. */
    record Layers(
            List<ColumnDrift> features,
            List<ColumnDrift> predictions,
            List<VectorDrift> vectors,
            List<ChangeFinding> changes) {}

    Layers compare(
            BatchRef batch,
            DriftSettings settings,
            List<ColumnDrift> features,
            List<ColumnDrift> predictions,
            List<VectorDrift> vectors) {
        Comparison comparison = new Comparison(
                new ChangeDetection(settings.dynamic()),
                repository.histories(batch, settings.dynamic().window()),
                new ArrayList<>());
        return new Layers(
                features.stream().map(comparison::of).toList(),
                predictions.stream().map(comparison::of).toList(),
                vectors.stream().map(comparison::of).toList(),
                comparison.changes());
    }

    /** Gathers the changes while the layers are looked at one after another. */
    private record Comparison(
            ChangeDetection detection,
            Map<DriftReportRepository.Series, MetricHistory> histories,
            List<ChangeFinding> changes) {

        ColumnDrift of(ColumnDrift column) {
            return new ColumnDrift(
                    column.column(),
                    column.type(),
                    column.verdict(),
                    column.reason(),
                    of(column.column(), column.verdict(), column.statistics()),
                    column.reference(),
                    column.current(),
                    column.distribution());
        }

        VectorDrift of(VectorDrift vector) {
            return new VectorDrift(
                    vector.name(),
                    vector.dimensions(),
                    vector.verdict(),
                    vector.reason(),
                    of(DriftReportRepository.vectors(vector.name()), vector.verdict(), vector.statistics()),
                    vector.referenceRows(),
                    vector.currentRows(),
                    vector.unusableRows());
        }

        private List<StatisticResult> of(String name, Verdict verdict, List<StatisticResult> statistics) {
            if (verdict == Verdict.INSUFFICIENT_DATA) {
                return statistics;
            }
            List<StatisticResult> compared = new ArrayList<>();
            boolean told = false;
            for (StatisticResult statistic : statistics) {
                Double value = statistic.value();
                if (value == null) {
                    compared.add(statistic);
                    continue;
                }
                MetricHistory history = histories.getOrDefault(
                        new DriftReportRepository.Series(name, statistic.name()), MetricHistory.empty());
                Polarity polarity = statistic.name().equals("mean-shift") ? Polarity.BOTH : Polarity.HIGH_IS_BAD;
                DynamicThresholdResult result = detection.sudden(value, history, polarity);
                compared.add(statistic.with(result));
                if (!told && isPrimary(statistic)) {
                    told = true;
                    if (isSignificant(statistics)) {
                        detection
                                .suddenFinding(name, statistic.name(), value, result)
                                .ifPresent(changes::add);
                    }
                    detection
                            .gradual(name, statistic.name(), value, history, polarity)
                            .ifPresent(changes::add);
                }
            }
            return compared;
        }
    }

    /** A small distance varies by chance, and not evenly: without this, clean batches had sudden changes. */
    private static boolean isSignificant(List<StatisticResult> statistics) {
        return statistics.stream()
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
