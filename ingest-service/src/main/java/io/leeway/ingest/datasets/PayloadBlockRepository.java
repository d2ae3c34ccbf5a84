package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the rows, block by block. */
@ApplicationScoped
class PayloadBlockRepository implements PanacheRepositoryBase<PayloadBlockEntity, PayloadBlockEntity.Key> {

    Uni<Void> store(UUID dataset, List<byte[]> blocks) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < blocks.size(); i++) {
            PayloadBlockEntity entity = new PayloadBlockEntity();
            entity.id = new PayloadBlockEntity.Key(dataset, i);
            entity.bytes = blocks.get(i);
            all = all.chain(() -> persist(entity)).replaceWithVoid();
        }
        return all;
    }

    /** Deletes the rows of what was accepted before a moment, except references that are still compared with. */
    Uni<Long> deleteAcceptedBefore(Instant moment) {
        return delete(
                "id.dataset in (select d.id from DatasetEntity d where d.acceptedAt < ?1"
                        + " and d.id not in (select m.reference from ModelEntity m where m.reference is not null))",
                moment);
    }
}
