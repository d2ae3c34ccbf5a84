package io.leeway.performance.predictions;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The filters of batches that were looked at last, so that labels that come one by one do not have them read each time;
 * for several threads. A filter has an id of its own and never changes: a batch that gets more rows has another one.
 */
final class RowFilters {

    private final long mostBytes;
    private final Map<String, RowFilter> byId = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    RowFilters(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<RowFilter> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Keeps a filter; those that were asked for longest ago go when there are too many. */
    synchronized void put(String id, RowFilter filter) {
        RowFilter before = byId.put(id, filter);
        bytes += filter.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Map.Entry<String, RowFilter>> eldest = byId.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
