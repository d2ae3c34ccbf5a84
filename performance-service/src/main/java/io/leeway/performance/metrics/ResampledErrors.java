package io.leeway.performance.metrics;

import java.util.function.Function;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.interval.ConfidenceInterval;
import io.leeway.statistics.metric.RegressionAccumulator;
import io.leeway.statistics.metric.RegressionMetrics;

/**
 * Bootstrap intervals of regression metrics. With more than {@value #MOST} rows, so many of them, evenly spread, are
 * resampled and the interval is narrowed by the root of the rows left out.
 */
final class ResampledErrors {

    private static final int MOST = 5_000;

    private final LabelledRows.Regressed rows;
    private final Bootstrap bootstrap;

    ResampledErrors(LabelledRows.Regressed rows, Bootstrap bootstrap) {
        this.rows = rows;
        this.bootstrap = bootstrap;
    }

    Metric within(Metric metric, Function<RegressionMetrics, Outcome<Double>> read) {
        Double value = metric.value();
        if (value == null) {
            return metric;
        }
        int sampled = Math.min(MOST, rows.size());
        double stride = (double) rows.size() / sampled;
        double narrowing = Math.sqrt((double) sampled / rows.size());
        return metric.within(bootstrap
                .ofRows(sampled, indexes -> metricsAt(indexes, stride).flatMap(read))
                .map(found -> new ConfidenceInterval(
                        value + (found.lower() - value) * narrowing,
                        value + (found.upper() - value) * narrowing,
                        found.confidence())));
    }

    private Outcome<RegressionMetrics> metricsAt(int[] indexes, double stride) {
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int index : indexes) {
            int row = (int) (index * stride);
            accumulator.add(rows.truth()[row], rows.predicted()[row]);
        }
        return accumulator.metrics();
    }
}
