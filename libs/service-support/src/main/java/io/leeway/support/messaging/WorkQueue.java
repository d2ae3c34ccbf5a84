package io.leeway.support.messaging;

import java.util.List;
import java.util.Optional;

import io.leeway.contracts.events.EventType;

/**
 * The queues that services work off: one per consuming service, so that it sees a model's facts in the order in which
 * they were told.
 */
public enum WorkQueue {
    DRIFT("leeway.drift", EventType.REFERENCE_ACCEPTED, EventType.BATCH_ACCEPTED),
    PERFORMANCE(
            "leeway.performance", EventType.REFERENCE_ACCEPTED, EventType.BATCH_ACCEPTED, EventType.LABELS_ACCEPTED),
    RISK("leeway.risk", EventType.MODEL_DEFINED, EventType.DRIFT_EVALUATED, EventType.PERFORMANCE_EVALUATED),
    ALERT("leeway.alert", EventType.RISK_ASSESSED);

    private final String queue;
    private final List<EventType> events;

    WorkQueue(String queue, EventType... events) {
        this.queue = queue;
        this.events = List.of(events);
    }

    /** The queue's name on the broker. */
    public String queue() {
        return queue;
    }

    /** The queue in which a message waits before it is tried again. */
    public String retryQueue() {
        return queue + ".retry";
    }

    /** What is delivered to it. */
    public List<EventType> events() {
        return events;
    }

    /** The queue of that name. */
    public static Optional<WorkQueue> named(String queue) {
        return java.util.Arrays.stream(values())
                .filter(candidate -> candidate.queue.equals(queue))
                .findFirst();
    }
}
