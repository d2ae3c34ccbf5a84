package io.leeway.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.model.RiskLevel;

/** Keeps which mails are to be sent; each alert goes to each recipient once a severity. */
@ApplicationScoped
public class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {

    /** Has mails sent that were not sent at this severity before. */
    public Uni<Void> enqueue(UUID alert, RiskLevel severity, Set<String> recipients) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String recipient : recipients) {
            UUID id =
                    UUID.nameUUIDFromBytes((alert + "|" + recipient + "|" + severity).getBytes(StandardCharsets.UTF_8));
            all = all.chain(() -> findById(id))
                    .chain(known -> known != null
                            ? Uni.createFrom().voidItem()
                            : persist(entity(id, alert, severity, recipient)).replaceWithVoid());
        }
        return all;
    }

    /** The ids of mails that are due, oldest first. */
    Uni<List<UUID>> due(int most) {
        return find(
                        "state = ?1 and nextAttemptAt <= ?2 order by createdAt",
                        DeliveryEntity.State.PENDING,
                        Instant.now())
                .page(0, most)
                .list()
                .map(found -> found.stream().map(entity -> entity.id).toList());
    }

    private static DeliveryEntity entity(UUID id, UUID alert, RiskLevel severity, String recipient) {
        DeliveryEntity entity = new DeliveryEntity();
        entity.id = id;
        entity.alert = alert;
        entity.recipient = recipient;
        entity.severity = severity;
        entity.state = DeliveryEntity.State.PENDING;
        entity.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        entity.nextAttemptAt = entity.createdAt;
        return entity;
    }
}
