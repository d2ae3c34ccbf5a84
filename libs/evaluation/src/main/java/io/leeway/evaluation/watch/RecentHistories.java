package io.leeway.evaluation.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;

/**
 * The values of the latest windows, as many as the services read: twice those of the dynamic threshold, which leaves drifted
 * ones out.
 *
 * @param <K> what tells the metrics apart
 */
final class RecentHistories<K> {

    private final int most;
    private final Deque<Map<K, MetricHistory.Point>> windows = new ArrayDeque<>();

    RecentHistories(int window) {
        this.most = 2 * window;
    }

    /** The metrics of the windows so far, oldest first. */
    Histories<K> histories() {
        Histories<K> histories = new Histories<>();
        windows.forEach(window -> window.forEach(histories::add));
        return histories;
    }

    /** Begins another window, and forgets the oldest one where there are too many. */
    void next() {
        windows.addLast(new LinkedHashMap<>());
        if (windows.size() > most) {
            windows.removeFirst();
        }
    }

    /** Adds a value of the latest window. */
    void add(K metric, MetricHistory.Point point) {
        windows.getLast().put(metric, point);
    }
}
