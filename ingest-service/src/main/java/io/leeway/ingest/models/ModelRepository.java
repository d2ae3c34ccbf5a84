package io.leeway.ingest.models;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

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
        return (lock ? locked(name) : findById(name)).map(model -> {
            if (model == null || model.isDeleted()) {
                throw ProblemException.unknownModel(name);
            }
            return model;
        });
    }

    /** Likewise, and a failure with status 409 where it takes no new data. */
    public Uni<ModelEntity> requireActive(String name, boolean lock) {
        return require(name, lock).invoke(model -> {
            if (model.isRetired()) {
                throw retired(name);
            }
        });
    }

    /** What whoever sends data of a retired model is told. */
    public static ProblemException retired(String model) {
        return ProblemException.of(
                409,
                "model-retired",
                "Model retired",
                "Model '" + model + "' is retired and takes no new data. To go on with it: POST /v1/models/" + model
                        + "/resume.");
    }

    Uni<@Nullable ModelEntity> locked(String name) {
        return findById(name, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Makes sure that there is a row of that name; of many at once, one creates it and the others wait for it.
     *
     * @return whether this call created it
     */
    Uni<Boolean> insertIfAbsent(String name, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                insert into model (name, version, last_sequence, generation, created_at, updated_at)
                                values (:name, 0, 0,
                                        coalesce((select generation from deleted_model where name = :name), 0), :at, :at)
                                on conflict (name) do nothing""")
                        .setParameter("name", name)
                        .setParameter("at", at)
                        .executeUpdate())
                .map(inserted -> inserted > 0);
    }

    /** Models by name with their current definitions, in one query. */
    Uni<List<Object[]>> page(String after, int most) {
        return Panache.getSession().chain(session -> session.createQuery(
                        "select m, v from ModelEntity m join ModelVersionEntity v"
                                + " on v.id.model = m.name and v.id.version = m.version"
                                + " where m.deletedAt is null and m.name > :after order by m.name",
                        Object[].class)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList());
    }
}
