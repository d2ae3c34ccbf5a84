package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the rows, block by block. */
@ApplicationScoped
class PayloadBlockRepository implements PanacheRepositoryBase<PayloadBlockEntity, PayloadBlockEntity.Key> {

    Uni<Void> store(UUID dataset, List<byte[]> blocks) {
        List<PayloadBlockEntity> entities = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            PayloadBlockEntity entity = new PayloadBlockEntity();
            entity.id = new PayloadBlockEntity.Key(dataset, i);
            entity.bytes = blocks.get(i);
            entities.add(entity);
        }
        return persist(entities);
    }

    Uni<Long> delete(UUID dataset) {
        return delete("id.dataset", dataset);
    }
}
