package io.leeway.ingest.refusals;

import java.util.List;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the last refusals of each model. */
@ApplicationScoped
class RefusalRepository implements PanacheRepositoryBase<RefusalEntity, Long> {

    /** How many are kept of a model. */
    static final int KEPT = 100;

    Uni<List<RefusalEntity>> newest(String model, int most) {
        return find("model = ?1 order by id desc", model).page(0, most).list();
    }

    /** Deletes all but the last ones. */
    Uni<Long> trim(String model) {
        return find("select r.id from RefusalEntity r where r.model = ?1 order by r.id desc", model)
                .project(Long.class)
                .range(KEPT, KEPT)
                .firstResult()
                .chain(last ->
                        last == null ? Uni.createFrom().item(0L) : delete("model = ?1 and id <= ?2", model, last));
    }
}
