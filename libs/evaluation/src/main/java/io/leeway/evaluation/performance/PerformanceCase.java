package io.leeway.evaluation.performance;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.performance.metrics.LabelledData;

/**
 * All that has a part in what is said of performance.
 *
 * @param batch the batch or window
 * @param definition the model's
 * @param labelled how many of its rows have a label
 * @param rows those of them that can be measured
 * @param baseline what they are held against
 * @param histories the metrics of the batches before that were compared with the same reference
 */
public record PerformanceCase(
        BatchRef batch,
        ModelDefinition definition,
        long labelled,
        LabelledData rows,
        Baseline baseline,
        Histories<MetricName> histories) {}
