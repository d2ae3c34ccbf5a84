package io.leeway.support.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The events that were worked off last, so that one that comes again need not be worked off again. */
final class CompletedEvents {

    private static final int MOST = 10_000;

    private final Map<String, Integer> revisions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** The revision that came of an event; empty when it is not among the last. */
    synchronized Optional<Integer> revision(WorkQueue queue, String event) {
        return Optional.ofNullable(revisions.get(queue.queue() + " " + event));
    }

    synchronized void add(WorkQueue queue, String event, int revision) {
        revisions.put(queue.queue() + " " + event, revision);
    }
}
