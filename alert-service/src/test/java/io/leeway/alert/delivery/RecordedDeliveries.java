package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;

import io.leeway.contracts.model.RiskLevel;

/** Notes who is to be told instead of storing it. */
public final class RecordedDeliveries extends DeliveryRepository {

    private final List<Recipient> told = new ArrayList<>();

    /** Nobody is told yet. */
    public RecordedDeliveries() {
        super(FakeChannel.named("mail"), new DeliveryMetrics(new SimpleMeterRegistry()));
    }

    /** Who is to be told, in order. */
    public List<Recipient> told() {
        return told;
    }

    @Override
    public Uni<Void> enqueue(
            UUID notice, UUID alert, RiskLevel severity, Instant due, Collection<Recipient> recipients) {
        told.addAll(recipients);
        return Uni.createFrom().voidItem();
    }
}
