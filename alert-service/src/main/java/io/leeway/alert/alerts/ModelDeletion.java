package io.leeway.alert.alerts;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.silences.SilenceRepository;
import io.leeway.alert.subscriptions.SubscriptionRepository;
import io.leeway.alert.unusual.UnusualRepository;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.support.persistence.Transactions;

/** Forgets a deleted model, in steps that are each small enough for one statement. */
@ApplicationScoped
public class ModelDeletion {

    private static final Logger LOG = Logger.getLogger(ModelDeletion.class);
    private static final int STEP = 5_000;

    private final DeletedModelRepository deleted;
    private final DeliveryRepository deliveries;
    private final AlertRepository alerts;
    private final SubscriptionRepository subscriptions;
    private final AssessedRepository assessed;
    private final HeardRepository heard;
    private final WatchRepository watches;
    private final SilenceRepository silences;
    private final UnusualRepository unusual;

    ModelDeletion(
            DeletedModelRepository deleted,
            DeliveryRepository deliveries,
            AlertRepository alerts,
            SubscriptionRepository subscriptions,
            AssessedRepository assessed,
            HeardRepository heard,
            WatchRepository watches,
            SilenceRepository silences,
            UnusualRepository unusual) {
        this.deleted = deleted;
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.assessed = assessed;
        this.heard = heard;
        this.watches = watches;
        this.silences = silences;
        this.unusual = unusual;
    }

    /** Forgets all that was kept of the model; a deletion that was finished before is left alone. */
    public void take(ModelDeleted event) {
        String model = event.model();
        if (!Transactions.run(() -> deleted.begin(model, event.at()))) {
            return;
        }
        long gone = all(() -> deliveries.deleteSome(model, STEP));
        gone += all(() -> alerts.deleteSome(model, STEP));
        gone += all(() -> assessed.deleteSome(model, STEP));
        gone += all(() -> subscriptions.deleteSome(model, STEP));
        gone += all(() -> silences.deleteSome(model, STEP));
        gone += all(() -> unusual.deleteSome(model, STEP));
        gone += Transactions.run(() -> heard.delete(model));
        gone += Transactions.run(() -> watches.forget(model));
        Transactions.run(() -> deleted.finish(model));
        LOG.infof("event=model-forgotten model=%s rows=%d", model, gone);
    }

    private static long all(Supplier<Uni<Integer>> step) {
        long all = 0;
        int gone;
        do {
            gone = Transactions.run(step);
            all += gone;
        } while (gone > 0);
        return all;
    }
}
