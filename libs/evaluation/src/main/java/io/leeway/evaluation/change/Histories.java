package io.leeway.evaluation.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The histories of many metrics, each under a key that identifies the metric.
 *
 * @param <K> what tells them apart
 */
public final class Histories<K> {

    private final Map<K, List<MetricHistory.Point>> points = new HashMap<>();

    /** Adds a window's value; a metric's values are added oldest first. */
    public void add(K metric, MetricHistory.Point point) {
        points.computeIfAbsent(metric, key -> new ArrayList<>()).add(point);
    }

    /** A metric's history; no windows where nothing was added. */
    public MetricHistory of(K metric) {
        return new MetricHistory(points.getOrDefault(metric, List.of()));
    }
}
