package io.leeway.ingest.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.persistence.Transactions;

/**
 * Publishes what the outbox holds, oldest first, on a thread of its own: nobody who stores an event waits for the broker.
 *
 * <p>When the process dies or the connection drops between the broker's confirmation and the row's mark, up to one window
 * of events is told twice; consumers expect that.
 */
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final String LEASE = "outbox";
    private static final Duration LEASE_TIME = Duration.ofSeconds(10);

    /**
     * Events that are sent before the first confirmation is awaited. An emitter keeps some 127 back and fails beyond, so
     * this stays below; it is also what is told twice at most when the connection drops.
     */
    private static final int WINDOW = 100;

    /** While confirmations are awaited, the lease is prolonged and the service may end; so this is far below its time. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 1_000;

    private final Outbox outbox;
    private final Leases leases;
    private final LedgerConfig config;
    private final EventPublisher publisher;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("outbox").unstarted(this::run);
    private Instant heldUntil = Instant.MIN;
    private volatile boolean stopping;

    OutboxPublisher(Outbox outbox, Leases leases, LedgerConfig config, EventPublisher publisher) {
        this.outbox = outbox;
        this.leases = leases;
        this.config = config;
        this.publisher = publisher;
    }

    /** Says that an event was stored; returns at once. */
    public void wake() {
        wakes.release();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        wake();
    }

    private void run() {
        boolean waiting = false;
        while (!stopping) {
            try {
                // Another instance's events, and those of a failed round, are found without being woken.
                if (wakes.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                publishAll();
                waiting = false;
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException exception) {
                // Everything is still in the outbox; the next round tries again.
                if (!waiting) {
                    LOG.warnf(exception, "event=outbox-waits");
                }
                waiting = true;
            }
        }
    }

    private void publishAll() throws InterruptedException {
        boolean more;
        do {
            List<OutboxEntity> events = Transactions.read(() -> outbox.untold(WINDOW));
            boolean mine = !events.isEmpty() && holdsLease();
            if (mine) {
                publish(events);
            }
            // Whoever stores one meanwhile wakes this thread.
            more = mine && events.size() == WINDOW;
        } while (more && !stopping);
    }

    /** Asks the database only where the lease is not held for longer than until the next look. */
    private boolean holdsLease() {
        Instant now = Instant.now();
        if (now.plus(LOOK.multipliedBy(2)).isBefore(heldUntil)) {
            return true;
        }
        boolean held = leases.hold(LEASE, LEASE_TIME);
        heldUntil = held ? now.plus(LEASE_TIME) : Instant.MIN;
        return held;
    }

    /** What was confirmed stays so, whatever became of the others. */
    private void publish(List<OutboxEntity> events) throws InterruptedException {
        Window window = Window.of(events, event -> publisher.send(event.routingKey, event.eventId, event.event));
        List<OutboxEntity> told;
        try {
            window.await(LONGEST_CONFIRMATION, LOOK, () -> !stopping && holdsLease());
        } finally {
            told = window.told();
            if (!told.isEmpty()) {
                Instant now = Instant.now();
                Transactions.run(() -> outbox.told(told, now, now.plus(config.patience())));
            }
        }
        if (told.size() < events.size() && !stopping) {
            throw new IllegalStateException(
                    events.size() - told.size() + " of " + events.size() + " events were not confirmed",
                    window.failure());
        }
    }
}
