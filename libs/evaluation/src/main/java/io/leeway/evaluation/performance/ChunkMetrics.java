package io.leeway.evaluation.performance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;

/**
 * What a model was worth in each chunk of its reference, in the order of time: by how much its metrics vary while nothing
 * changes, whatever the rows depend on.
 *
 * @param lack why nothing is known of that; absent where it is, and where rows have no event time
 * @param sizes the chunks, single ones first and then so many neighbours together
 */
public record ChunkMetrics(@Nullable String lack, List<Size> sizes) {

    /** The most neighbours that are taken together. */
    public static final int MOST_TOGETHER = 8;

    /** Copies the list. */
    public ChunkMetrics {
        sizes = List.copyOf(sizes);
    }

    /**
     * The chunks of one size.
     *
     * @param calendar whether a chunk is a period of the calendar
     * @param rows how many labelled rows one has, on average
     * @param length how long one is, on average
     * @param values of each metric by chunk; NaN where these rows define none
     */
    public record Size(boolean calendar, double rows, Duration length, Map<MetricName, List<Double>> values) {

        /** Copies the values. */
        public Size {
            values = Map.copyOf(values);
        }
    }

    /** Of rows without event times. */
    public static ChunkMetrics none() {
        return new ChunkMetrics(null, List.of());
    }

    /** Nothing is known, for this reason. */
    public static ChunkMetrics lacking(String lack) {
        return new ChunkMetrics(lack, List.of());
    }

    /** The chunks that have about as many rows as a batch: the smallest or the largest where none has. */
    Optional<Size> nearest(long rows) {
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of(sizes.get(
                        (int) Math.clamp(Math.rint(rows / sizes.getFirst().rows()), 1, sizes.size()) - 1));
    }
}
