package io.leeway.evaluation.performance.metrics;

import java.util.function.Function;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.interval.ConfidenceInterval;

/**
 * Bootstrap intervals of metrics that look at every row. With more than {@value #MOST} rows, so many of them, evenly spread,
 * are resampled and the interval is narrowed by the root of the rows left out.
 */
final class Resampling {

    private static final int MOST = 5_000;

    private Resampling() {}

    /**
     * The metric with its interval; as it is where it has no value.
     *
     * @param rows how many rows there are
     * @param at the metric of the rows at these positions
     */
    static Metric within(Metric metric, int rows, Bootstrap bootstrap, Function<int[], Outcome<Double>> at) {
        Double value = metric.value();
        if (value == null) {
            return metric;
        }
        int sampled = Math.min(MOST, rows);
        double stride = (double) rows / sampled;
        double narrowing = Math.sqrt((double) sampled / rows);
        return metric.within(bootstrap
                .ofRows(sampled, indexes -> at.apply(spread(indexes, stride)))
                .map(found -> new ConfidenceInterval(
                        value + (found.lower() - value) * narrowing,
                        value + (found.upper() - value) * narrowing,
                        found.confidence())));
    }

    private static int[] spread(int[] indexes, double stride) {
        int[] rows = new int[indexes.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) (indexes[i] * stride);
        }
        return rows;
    }
}
