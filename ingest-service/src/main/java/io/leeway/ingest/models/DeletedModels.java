package io.leeway.ingest.models;

import java.time.Instant;
import java.util.Optional;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers which models were deleted. */
@ApplicationScoped
public class DeletedModels implements PanacheRepositoryBase<DeletedModelEntity, String> {

    /** When a model of that name was last deleted. */
    public Uni<Optional<Instant>> deletedAt(String name) {
        return findById(name).map(found -> Optional.ofNullable(found).map(entity -> entity.deletedAt));
    }

    Uni<Void> remember(ModelEntity model, Instant at) {
        return findById(model.name)
                .chain(known -> {
                    DeletedModelEntity entity = known == null ? new DeletedModelEntity() : known;
                    entity.name = model.name;
                    entity.deletedAt = at;
                    entity.generation = model.generation + 1;
                    return persist(entity);
                })
                .replaceWithVoid();
    }
}
