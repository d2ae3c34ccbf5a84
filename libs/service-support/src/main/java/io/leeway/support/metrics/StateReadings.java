package io.leeway.support.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a {@link StateSource} read, no more of each model and feature than is told. */
public final class StateReadings {

    private final int models;
    private final int features;
    private final Map<StateMetric, Map<List<String>, Double>> values = new EnumMap<>(StateMetric.class);
    private final Map<StateMetric, Long> leftOut = new EnumMap<>(StateMetric.class);

    /**
     * Readings of nothing yet.
     *
     * @param models of how many models at most
     * @param features of how many features at most, of all models together
     */
    public StateReadings(int models, int features) {
        this.models = models;
        this.features = features;
    }

    /** Of how many models at most; a source reads so many, in the order of their names. */
    public int models() {
        return models;
    }

    /** How many series of a metric of each feature there is still room for. */
    public int roomForFeatures(StateMetric metric) {
        return Math.max(0, features - of(metric).size());
    }

    /**
     * Notes a value.
     *
     * @param labels the values of the metric's labels, in their order
     */
    public void add(StateMetric metric, double value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        values.computeIfAbsent(metric, of -> new LinkedHashMap<>()).put(List.of(labels), value);
    }

    /** Notes how long ago something was, where it was. */
    public void addAge(StateMetric metric, @Nullable Instant moment, Instant now, String... labels) {
        if (moment != null) {
            add(metric, Math.max(0, Duration.between(moment, now).toMillis() / 1_000.0), labels);
        }
    }

    /** Notes that so many series more were left out. */
    public void leaveOut(StateMetric metric, long series) {
        leftOut.merge(metric, series, Long::sum);
    }

    /** The metrics that were read. */
    public Set<StateMetric> metrics() {
        return values.keySet();
    }

    /** A metric's values by those of its labels. */
    public Map<List<String>, Double> of(StateMetric metric) {
        return values.getOrDefault(metric, Map.of());
    }

    /** How many series of a metric were left out. */
    public long leftOut(StateMetric metric) {
        return leftOut.getOrDefault(metric, 0L);
    }

    /** With how many series were left out as readings of their own, for each metric of which any could be. */
    StateReadings complete() {
        leftOut.forEach((metric, series) -> add(StateMetric.SERIES_LEFT_OUT, series, metric.prometheusName()));
        return this;
    }
}
