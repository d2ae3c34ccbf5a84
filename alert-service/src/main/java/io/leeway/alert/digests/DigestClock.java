package io.leeway.alert.digests;

import java.time.Duration;
import java.util.List;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.leeway.alert.background.SingleRunner;
import io.leeway.alert.delivery.DeliveryWorker;
import io.leeway.alert.delivery.Recipient;
import io.leeway.support.persistence.Transactions;

/** Has digests written when they are due, whatever number of instances look. */
@ApplicationScoped
class DigestClock {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final DigestService digests;
    private final DeliveryWorker worker;
    private final SingleRunner runner = new SingleRunner("digest-clock", "digests-wait", this::look);

    DigestClock(DigestService digests, DeliveryWorker worker) {
        this.digests = digests;
        this.worker = worker;
    }

    @Scheduled(every = "10s")
    void tick() {
        runner.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
    }

    private void look() {
        List<Recipient> due;
        do {
            due = Transactions.run(() -> digests.due(MOST));
            for (Recipient recipient : due) {
                if (Transactions.run(() -> digests.write(recipient))) {
                    worker.wake();
                }
            }
        } while (due.size() == MOST);
    }
}
