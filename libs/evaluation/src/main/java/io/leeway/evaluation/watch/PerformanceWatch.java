package io.leeway.evaluation.watch;

import java.time.Instant;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.BatchRefBuilder;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.PerformanceCase;
import io.leeway.evaluation.performance.PerformanceJudge;
import io.leeway.evaluation.performance.ReferenceRows;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/** A model's performance, batch after batch against the baseline of one reference; for one thread. */
public final class PerformanceWatch {

    private final ModelDefinition definition;
    private final Baseline baseline;
    private final RecentHistories<MetricName> recent;
    private long sequence;

    /** Starts without a history. */
    public PerformanceWatch(ModelDefinition definition, Baseline baseline) {
        this.definition = definition;
        this.baseline = baseline;
        this.recent = new RecentHistories<>(definition.drift().dynamic().window());
    }

    /**
     * What batches are held against: measured on the reference, unless the definition gives it. Its rows are taken in no order.
     *
     * @param reference rows with predictions and targets
     */
    public static Baseline baseline(ModelDefinition definition, Block reference) {
        return Baseline.measured(definition, ReferenceRows.unordered(BlockLabels.of(definition, reference)))
                .orGiven(definition);
    }

    /**
     * The same with what the reference's chunks say of its metrics, as in the services.
     *
     * @param timestamp the column of the event time
     */
    public static Baseline baseline(ModelDefinition definition, Block reference, String timestamp) {
        return Baseline.measured(definition, BlockLabels.inTime(definition, reference, timestamp))
                .orGiven(definition);
    }

    /** What is to be said of the next batch, which is a part of the history from then on. */
    public PerformanceReport next(Block rows) {
        sequence++;
        LabelledRows labelled = BlockLabels.of(definition, rows);
        PerformanceReport report = PerformanceJudge.judge(
                new PerformanceCase(batch(rows), definition, labelled.size(), labelled, baseline, recent.histories()),
                Instant.EPOCH,
                1);
        recent.next();
        for (MetricResult metric : report.metrics()) {
            Double value = metric.value();
            if (value != null) {
                recent.add(metric.name(), new MetricHistory.Point(sequence, value, report.verdict() == Verdict.STABLE));
            }
        }
        return report;
    }

    private BatchRef batch(Block rows) {
        String name = "batch-" + sequence;
        return BatchRefBuilder.builder()
                .model(definition.model())
                .batch(name)
                .name(name)
                .sequence(sequence)
                .reference("reference")
                .rows(rows.rows())
                .acceptedAt(Instant.EPOCH)
                .build();
    }
}
