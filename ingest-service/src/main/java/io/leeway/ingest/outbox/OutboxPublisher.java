package io.leeway.ingest.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.persistence.Transactions;

/**
 * Publishes what the outbox holds, oldest first, and forgets it when the broker has confirmed it.
 *
 * <p>The rows stay locked meanwhile, so a second instance of the service waits instead of overtaking. When the process
 * dies between confirmation and deletion, the event is told twice; consumers expect that.
 */
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int MOST = 20;
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Semaphore oneAtATime = new Semaphore(1);

    OutboxPublisher(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes everything that is there; returns at once when that is already under way. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void publishAll() {
        if (!oneAtATime.tryAcquire()) {
            return;
        }
        try {
            int published;
            do {
                published = Transactions.run(this::publishSome);
            } while (published == MOST);
        } catch (RuntimeException exception) {
            // Everything is still in the outbox; the next run tries again.
            LOG.warnf("event=outbox-waits reason=%s", exception.getClass().getSimpleName());
            LOG.debug("event=outbox-waits", exception);
        } finally {
            oneAtATime.release();
        }
    }

    private Uni<Integer> publishSome() {
        return outbox.oldest(MOST)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : send(events).chain(() -> outbox.remove(events)).replaceWith(events.size()));
    }

    private Uni<Void> send(List<OutboxEntity> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (OutboxEntity entity : events) {
            all = all.chain(() -> publisher.send(entity.routingKey, entity.eventId, entity.event));
        }
        return all.ifNoItem().after(CONFIRM_TIMEOUT).fail();
    }
}
