package io.leeway.alert.alerts;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.leeway.alert.background.SingleRunner;
import io.leeway.alert.delivery.DeliveryWorker;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/** What happens to incidents because time passes: batches that are missing, and silences that end. */
@ApplicationScoped
class IncidentClock {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final WatchRepository watches;
    private final AlertRepository alerts;
    private final ModelAlertService modelAlerts;
    private final SilenceEnds silenceEnds;
    private final AlertTeller teller;
    private final DeliveryWorker worker;
    private final SingleRunner runner = new SingleRunner("incident-clock", "incident-clock-waits", this::look);

    IncidentClock(
            WatchRepository watches,
            AlertRepository alerts,
            ModelAlertService modelAlerts,
            SilenceEnds silenceEnds,
            AlertTeller teller,
            DeliveryWorker worker) {
        this.watches = watches;
        this.alerts = alerts;
        this.modelAlerts = modelAlerts;
        this.silenceEnds = silenceEnds;
        this.teller = teller;
        this.worker = worker;
    }

    @Scheduled(every = "5s")
    void tick() {
        runner.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
    }

    private void look() {
        each(Transactions.run(() -> watches.missing(StoredTime.now(), MOST)), modelAlerts::notice);
        each(Transactions.run(() -> alerts.withUntoldPeople(MOST)), silenceEnds::look);
    }

    private void each(List<String> models, Function<String, Uni<List<UUID>>> change) {
        for (String model : models) {
            List<UUID> changed = Transactions.run(() -> change.apply(model));
            if (!changed.isEmpty()) {
                teller.changed(changed);
                worker.wake();
            }
        }
    }
}
