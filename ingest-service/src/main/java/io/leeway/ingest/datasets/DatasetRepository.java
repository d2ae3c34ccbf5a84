package io.leeway.ingest.datasets;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds the ledger's lines. */
@ApplicationScoped
class DatasetRepository implements PanacheRepositoryBase<DatasetEntity, UUID> {

    Uni<@Nullable DatasetEntity> byIdempotencyKey(String model, DatasetKind kind, String key) {
        return find("model = ?1 and kind = ?2 and idempotencyKey = ?3", model, kind, key)
                .firstResult();
    }

    Uni<@Nullable DatasetEntity> byContent(String model, DatasetKind kind, UUID id, String sha256) {
        return find("model = ?1 and kind = ?2 and id = ?3 and sha256 = ?4", model, kind, id, sha256)
                .firstResult();
    }

    Uni<@Nullable DatasetEntity> byId(String model, DatasetKind kind, UUID id) {
        return find("model = ?1 and kind = ?2 and id = ?3", model, kind, id).firstResult();
    }

    Uni<List<DatasetEntity>> newest(String model, DatasetKind kind, int most) {
        return find("model = ?1 and kind = ?2 order by sequence desc", model, kind)
                .page(0, most)
                .list();
    }
}
