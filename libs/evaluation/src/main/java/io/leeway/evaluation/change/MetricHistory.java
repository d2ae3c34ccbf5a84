package io.leeway.evaluation.change;

import java.util.List;

/**
 * A metric's values in the windows before this one.
 *
 * @param points oldest first
 */
public record MetricHistory(List<Point> points) {

    /**
     * One window's value.
     *
     * @param sequence the window's place in time
     * @param value finite
     * @param undrifted whether the column (or the performance) had not drifted there
     */
    public record Point(long sequence, double value, boolean undrifted) {}

    /** Copies the list. */
    public MetricHistory {
        points = List.copyOf(points);
    }

    /** No windows. */
    public static MetricHistory empty() {
        return new MetricHistory(List.of());
    }

    List<Point> undrifted() {
        return points.stream().filter(Point::undrifted).toList();
    }
}
