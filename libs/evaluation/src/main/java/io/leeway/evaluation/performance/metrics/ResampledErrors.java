package io.leeway.evaluation.performance.metrics;

import java.util.function.Function;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.metric.RegressionAccumulator;
import io.leeway.statistics.metric.RegressionMetrics;

/** Regression metrics with bootstrap intervals. */
final class ResampledErrors {

    private final LabelledRows.Regressed rows;
    private final Bootstrap bootstrap;

    ResampledErrors(LabelledRows.Regressed rows, Bootstrap bootstrap) {
        this.rows = rows;
        this.bootstrap = bootstrap;
    }

    Metric within(Metric metric, Function<RegressionMetrics, Outcome<Double>> read) {
        return Resampling.within(
                metric, rows.size(), bootstrap, at -> metricsAt(at).flatMap(read));
    }

    private Outcome<RegressionMetrics> metricsAt(int[] positions) {
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int row : positions) {
            accumulator.add(rows.truth()[row], rows.predicted()[row]);
        }
        return accumulator.metrics();
    }
}
