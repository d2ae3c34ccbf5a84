package io.leeway.evaluation.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;

/** A model's data, batch after batch against one reference; for one thread. */
public final class DriftWatch {

    private final DriftEvaluator evaluator;
    private final MonitoredColumns columns;
    private final DriftSettings settings;
    private final DataProfile reference;
    private final Usual usual;
    private final RecentHistories<Series> recent;
    private List<DataProfile> before = List.of();
    private long sequence;

    /**
     * Starts without a history.
     *
     * @param usual what varies in the reference anyway
     */
    public DriftWatch(
            DriftEvaluator evaluator,
            MonitoredColumns columns,
            DriftSettings settings,
            DataProfile reference,
            Usual usual) {
        this.usual = usual;
        this.evaluator = evaluator;
        this.columns = columns;
        this.settings = settings;
        this.reference = reference;
        this.recent = new RecentHistories<>(settings.dynamic().window());
    }

    /** What is to be said of the next batch, which is a part of the history from then on. */
    public DriftFindings next(DataProfile current) {
        return next(current, IntakeReport.clean());
    }

    /**
     * The same of a batch of which more is known than its rows.
     *
     * @param intake what was noticed while they were read
     */
    public DriftFindings next(DataProfile current, IntakeReport intake) {
        DriftFindings findings = evaluator.evaluate(
                new DriftCase(columns, settings, reference, current, intake, usual.after(before), recent.histories()));
        recent.next();
        remember(current);
        DriftFindings.Layers layers = findings.layers();
        Stream.concat(layers.features().stream(), layers.predictions().stream())
                .forEach(column -> keep(column.column(), column.verdict(), column.statistics()));
        layers.vectors().forEach(vector -> keep(Series.vectors(vector.name()), vector.verdict(), vector.statistics()));
        sequence++;
        return findings;
    }

    private void remember(DataProfile window) {
        List<DataProfile> all = new ArrayList<>(before);
        all.add(window);
        before = all.subList(Math.max(0, all.size() - Usual.BEFORE), all.size());
    }

    private void keep(String column, Verdict verdict, List<StatisticResult> statistics) {
        for (StatisticResult statistic : statistics) {
            Double value = statistic.value();
            if (value != null) {
                recent.add(
                        new Series(column, statistic.name()),
                        new MetricHistory.Point(sequence, value, verdict == Verdict.STABLE));
            }
        }
    }
}
