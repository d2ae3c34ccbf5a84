package io.leeway.ingest.accounting;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.messaging.QueueDepths;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;

/** The lengths of all queues for Prometheus; nothing of a queue of which the broker says nothing. */
@ApplicationScoped
class QueueFigures implements StateSource {

    private final QueueDepths depths;

    QueueFigures(QueueDepths depths) {
        this.depths = depths;
    }

    @Override
    public void read(StateReadings readings) {
        for (WorkQueue queue : WorkQueue.values()) {
            Optional<QueueDepths.Depth> depth = depths.of(queue);
            depth.ifPresent(known -> {
                readings.add(StateMetric.QUEUE_MESSAGES, known.ready(), queue.queue(), "ready");
                readings.add(StateMetric.QUEUE_MESSAGES, known.retrying(), queue.queue(), "retrying");
                readings.add(StateMetric.QUEUE_CONSUMERS, known.consumers(), queue.queue());
            });
        }
    }
}
