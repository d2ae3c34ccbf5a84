package io.leeway.ingest.events;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.messaging.Inbox;
import io.leeway.support.messaging.QueueDepths;
import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;

/** The length of the queue of single predictions for Prometheus, where there is one. */
@ApplicationScoped
class EventInboxFigures implements StateSource {

    private final EventInbox events;
    private final QueueDepths depths;

    EventInboxFigures(EventInbox events, QueueDepths depths) {
        this.events = events;
        this.depths = depths;
    }

    @Override
    public void read(StateReadings readings) {
        events.inbox().ifPresent(inbox -> read(inbox, readings));
    }

    private void read(Inbox inbox, StateReadings readings) {
        depths.of(inbox).ifPresent(known -> {
            readings.add(StateMetric.QUEUE_MESSAGES, known.ready(), inbox.name(), "ready");
            readings.add(StateMetric.QUEUE_MESSAGES, known.givenUp(), inbox.name(), "dead-lettered");
            readings.add(StateMetric.QUEUE_CONSUMERS, known.consumers(), inbox.name());
        });
    }
}
