package io.leeway.alert.alerts;

import java.time.Instant;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.persistence.StoredTime;

/** Keeps which models were deleted. */
@ApplicationScoped
class DeletedModelRepository implements PanacheRepositoryBase<DeletedModelEntity, String> {

    /** Whether what was accepted of the model at that moment belongs to one that was deleted since. */
    Uni<Boolean> covers(String model, Instant moment) {
        return findById(model).map(known -> known != null && !moment.isAfter(known.deletedAt));
    }

    /**
     * Notes a deletion.
     *
     * @return whether there is anything to do for it: false for one that was finished
     */
    Uni<Boolean> begin(String model, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into deleted_model (model, deleted_at, finished)"
                                + " values (:model, :at, false) on conflict (model)"
                                + " do update set deleted_at = excluded.deleted_at, finished = false"
                                + " where deleted_model.deleted_at < excluded.deleted_at"
                                + " or not deleted_model.finished")
                        .setParameter("model", model)
                        .setParameter("at", StoredTime.of(at))
                        .executeUpdate())
                .map(changed -> changed == 1);
    }

    Uni<Integer> finish(String model) {
        return update("finished = true where model = ?1", model);
    }
}
