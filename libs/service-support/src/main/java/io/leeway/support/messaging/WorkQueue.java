package io.leeway.support.messaging;

import java.util.List;
import java.util.Optional;

import io.leeway.contracts.events.EventType;

/**
 * The queues that services work off: one per consuming service, so that it sees a model's facts in the order in which
 * they were told.
 */
public enum WorkQueue {
    DRIFT(
            "leeway.drift",
            Telling.WORK_DONE,
            EventType.REFERENCE_ACCEPTED,
            EventType.BATCH_ACCEPTED,
            EventType.MODEL_DELETED),
    PERFORMANCE(
            "leeway.performance",
            Telling.WORK_DONE,
            EventType.REFERENCE_ACCEPTED,
            EventType.BATCH_ACCEPTED,
            EventType.LABELS_ACCEPTED,
            EventType.MODEL_DELETED),
    RISK(
            "leeway.risk",
            Telling.NOTHING,
            EventType.MODEL_DEFINED,
            EventType.DRIFT_EVALUATED,
            EventType.PERFORMANCE_EVALUATED,
            EventType.MODEL_DELETED),
    ALERT(
            "leeway.alert",
            Telling.WORK_DONE,
            EventType.RISK_ASSESSED,
            EventType.INTAKE_REFUSED,
            EventType.PIPELINE_CHANGED,
            EventType.MODEL_DELETED),
    INGEST("leeway.ingest", Telling.NOTHING, EventType.WORK_DONE);

    private enum Telling {
        WORK_DONE,
        NOTHING
    }

    private final String queue;
    private final Telling telling;
    private final List<EventType> events;

    WorkQueue(String queue, Telling telling, EventType... events) {
        this.queue = queue;
        this.telling = telling;
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

    /** The queue in which an event waits a moment for those before it; of queues whose events have turns. */
    public String turnQueue() {
        return queue + ".turn";
    }

    /** All queues in which messages wait before they are tried again. */
    List<String> waitingQueues() {
        return turn().isPresent() ? List.of(retryQueue(), turnQueue()) : List.of(retryQueue());
    }

    /** The attribute of an event's envelope that says in which turn it is worked off; empty where the order is no matter. */
    Optional<String> turn() {
        return switch (this) {
            case DRIFT -> Optional.of("driftturn");
            case PERFORMANCE -> Optional.of("performanceturn");
            case RISK, ALERT, INGEST -> Optional.empty();
        };
    }

    /** What is delivered to it. */
    public List<EventType> events() {
        return events;
    }

    /** Whether every event that was worked off is told as {@link EventType#WORK_DONE}. */
    boolean tellsDone() {
        return telling == Telling.WORK_DONE;
    }

    /** The queue of that name. */
    public static Optional<WorkQueue> named(String queue) {
        return java.util.Arrays.stream(values())
                .filter(candidate -> candidate.queue.equals(queue))
                .findFirst();
    }
}
