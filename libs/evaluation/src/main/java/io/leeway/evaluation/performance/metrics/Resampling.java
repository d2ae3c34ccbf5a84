package io.leeway.evaluation.performance.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.interval.ConfidenceInterval;

/**
 * Bootstrap intervals of metrics that look at every row; each resample is measured once for all of them. With more than
 * {@value #MOST} rows, so many of them, evenly spread, are resampled and the interval is narrowed by the root of the rows left
 * out.
 *
 * @param <M> what is measured on a resample
 */
final class Resampling<M> {

    private static final int MOST = 5_000;

    private final List<Wanted<M>> wanted = new ArrayList<>();

    private record Wanted<M>(Metric metric, Function<M, Outcome<Double>> read) {}

    /** Asks for the interval of one more metric, which is read from what is measured. */
    Resampling<M> and(Metric metric, Function<M, Outcome<Double>> read) {
        wanted.add(new Wanted<>(metric, read));
        return this;
    }

    /** The metrics as they were given. */
    List<Metric> asTheyAre() {
        return wanted.stream().map(Wanted::metric).toList();
    }

    /**
     * The metrics with their intervals, in their order; as they are where they have no value.
     *
     * @param rows how many rows there are
     * @param measure measures the rows at these positions
     */
    List<Metric> within(int rows, Bootstrap bootstrap, Function<int[], Outcome<M>> measure) {
        int sampled = Math.min(MOST, rows);
        double stride = (double) rows / sampled;
        double narrowing = Math.sqrt((double) sampled / rows);
        List<Outcome<ConfidenceInterval>> intervals = bootstrap.ofRows(
                sampled,
                indexes -> measure.apply(spread(indexes, stride)),
                wanted.stream().map(Wanted::read).toList());
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> narrowed(wanted.get(i).metric(), intervals.get(i), narrowing))
                .toList();
    }

    private static Metric narrowed(Metric metric, Outcome<ConfidenceInterval> interval, double narrowing) {
        Double value = metric.value();
        return value == null
                ? metric
                : metric.within(interval.map(found -> new ConfidenceInterval(
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
