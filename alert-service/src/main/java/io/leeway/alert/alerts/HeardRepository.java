package io.leeway.alert.alerts;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.alerts.AlertKind;

/** Keeps the latest event heard of what is about a model as a whole. */
@ApplicationScoped
class HeardRepository {

    /**
     * Notes an event. Who notes one of the same model and kind at the same time waits until this transaction ends.
     *
     * @return whether it is newer than all before; an older or repeated one is to change nothing
     */
    Uni<Boolean> note(String model, AlertKind kind, long revision) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into heard (model, kind, revision)"
                                + " values (:model, :kind, :revision) on conflict (model, kind)"
                                + " do update set revision = excluded.revision"
                                + " where heard.revision < excluded.revision")
                        .setParameter("model", model)
                        .setParameter("kind", kind.name())
                        .setParameter("revision", revision)
                        .executeUpdate())
                .map(changed -> changed == 1);
    }

    /** Forgets a model. */
    Uni<Integer> delete(String model) {
        return Panache.getSession().chain(session -> session.createNativeQuery("delete from heard where model = :model")
                .setParameter("model", model)
                .executeUpdate());
    }
}
