package io.leeway.ingest.models;

import java.util.List;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.leeway.support.problem.ProblemException;

/** Finds models. */
@ApplicationScoped
public class ModelRepository implements PanacheRepositoryBase<ModelEntity, String> {

    /**
     * The model, or a failure with {@link ProblemException}, status 404.
     *
     * @param lock whether it is about to be changed
     */
    public Uni<ModelEntity> require(String name, boolean lock) {
        Uni<ModelEntity> found = lock ? findById(name, LockModeType.PESSIMISTIC_WRITE) : findById(name);
        return found.onItem().ifNull().failWith(() -> ProblemException.unknownModel(name));
    }

    Uni<List<ModelEntity>> byName() {
        return list("order by name");
    }
}
