package io.leeway.evaluation.drift;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.ChangeDetection;
import io.leeway.evaluation.change.ChangeLevel;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;
import io.leeway.statistics.threshold.Polarity;

/**
 * Holds a batch's statistics against those of the batches before it that were compared with the same reference. Each
 * statistic of each column has a dynamic threshold; a change becomes a finding for the one statistic a column that
 * materiality is decided on first, so that one change is not told five times, and only where the shift from the reference is
 * significant: distances near zero vary by chance and are skewed, so clean batches would show sudden changes. Where the
 * reference's chunks say what is usual, a trend is told likewise only of a column that is beyond it. Gathers the changes while
 * the layers are looked at one after another; for one batch.
 */
final class DriftHistory {

    private final ChangeDetection detection;
    private final Histories<Series> histories;
    private final List<ChangeFinding> changes = new ArrayList<>();

    DriftHistory(DynamicThresholdSettings settings, Histories<Series> histories) {
        this.detection = new ChangeDetection(settings);
        this.histories = histories;
    }

    /** Columns with what their history says. */
    List<ColumnDrift> columns(List<ColumnDrift> columns) {
        return columns.stream()
                .map(column -> column.with(compared(column.column(), column.verdict(), column.statistics())))
                .toList();
    }

    /** Vectors with what their history says. */
    List<VectorDrift> vectors(List<VectorDrift> vectors) {
        return vectors.stream()
                .map(vector ->
                        vector.with(compared(Series.vectors(vector.name()), vector.verdict(), vector.statistics())))
                .toList();
    }

    /** What has changed over time in all that was looked at so far. */
    List<ChangeFinding> changes() {
        return List.copyOf(changes);
    }

    private List<StatisticResult> compared(String name, Verdict verdict, List<StatisticResult> statistics) {
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
            MetricHistory history = histories.of(new Series(name, statistic.name()));
            Polarity polarity =
                    statistic.name().equals(StatisticName.MEAN_SHIFT) ? Polarity.BOTH : Polarity.HIGH_IS_BAD;
            DynamicThresholdResult result = detection.sudden(value, history, polarity);
            compared.add(statistic.with(result));
            if (!told && isPrimary(statistic)) {
                told = true;
                if (ChangeLevel.isReached(statistics)) {
                    detection
                            .suddenFinding(name, statistic.name().word(), value, result)
                            .ifPresent(changes::add);
                }
                if (ChangeLevel.isReachedOrIndependent(statistics)) {
                    detection
                            .gradual(name, statistic.name().word(), value, history, polarity)
                            .ifPresent(changes::add);
                }
            }
        }
        return compared;
    }

    /** A distance with a threshold of its own: PSI by default. */
    private static boolean isPrimary(StatisticResult statistic) {
        return statistic.pValue() == null && statistic.threshold() != null;
    }
}
