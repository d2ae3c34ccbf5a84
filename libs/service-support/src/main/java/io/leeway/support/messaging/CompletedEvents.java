package io.leeway.support.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The events that were worked off, or told, last, so that it need not be done again when they come again. */
final class CompletedEvents {

    private static final int MOST = 10_000;

    private final Map<String, Integer> revisions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** The revision that came of an event, by whom it was worked off; empty when it is not among the last. */
    synchronized Optional<Integer> revision(String by, String event) {
        return Optional.ofNullable(revisions.get(by + " " + event));
    }

    synchronized void add(String by, String event, int revision) {
        revisions.put(by + " " + event, revision);
    }
}
