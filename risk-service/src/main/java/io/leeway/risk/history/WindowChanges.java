package io.leeway.risk.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.risk.history.WindowChange.What;
import io.leeway.risk.series.AssessedPoint;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Point;

/**
 * Finds where a model's windows begin to be compared with another reference, or to be judged by another definition. Windows of
 * which that is not known are passed over.
 */
final class WindowChanges {

    /** The newest that are told of: a reference that changes with each window says nothing. */
    static final int MOST = 50;

    private WindowChanges() {}

    /**
     * The newest changes, {@value #MOST} at most, in the order of windows.
     *
     * @param points the windows in their order
     */
    static List<WindowChange> of(List<Point> points) {
        List<WindowChange> found = new ArrayList<>(references(points));
        found.addAll(definitions(points));
        found.sort(Comparator.comparingLong(WindowChange::sequence));
        return List.copyOf(found.subList(Math.max(0, found.size() - MOST), found.size()));
    }

    private static List<WindowChange> references(List<Point> points) {
        List<WindowChange> found = new ArrayList<>();
        @Nullable String before = null;
        for (Point point : points) {
            String reference = point.values().getString(SeriesBuckets.REFERENCE);
            if (reference == null) {
                continue;
            }
            if (before != null && !before.equals(reference)) {
                found.add(change(What.REFERENCE, point, before, reference));
            }
            before = reference;
        }
        return found;
    }

    /**
     * From the newest window back: one that was judged again by a later definition, because its labels came late, is no change
     * where windows after it were judged by an earlier one.
     */
    private static List<WindowChange> definitions(List<Point> points) {
        List<WindowChange> found = new ArrayList<>();
        @Nullable Point first = null;
        int lowest = Integer.MAX_VALUE;
        for (Point point : points.reversed()) {
            Integer version = point.values().getInteger(AssessedPoint.VERSION);
            if (version == null) {
                continue;
            }
            if (first != null && version < lowest) {
                found.add(change(What.DEFINITION, first, Integer.toString(version), Integer.toString(lowest)));
            }
            lowest = Math.min(lowest, version);
            first = point;
        }
        return found;
    }

    private static WindowChange change(What what, Point point, String before, String after) {
        return new WindowChange(what, point.batch(), point.name(), point.sequence(), point.at(), before, after);
    }
}
