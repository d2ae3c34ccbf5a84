package io.leeway.alert.watch;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.incidents.WindowMemory;
import io.leeway.alert.incidents.WindowVerdict;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.StoredJson;

/**
 * Keeps what is remembered of each model. Whoever changes a model's incidents locks its line first, so that no two do so
 * at once, in this instance or another.
 */
@ApplicationScoped
@RegisterForReflection(targets = {WindowMemory.class, WindowVerdict.class})
public class WatchRepository implements PanacheRepositoryBase<WatchEntity, String> {

    /** The line of a model, which nobody else can change until this transaction ends; knows the latest definition seen. */
    public Uni<WatchEntity> locked(String model, int version, ModelDefinition definition) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into watch (model, memory, version, definition)"
                                + " values (:model, :memory, :version, :definition) on conflict (model) do"
                                + " update set version = excluded.version, definition = excluded.definition"
                                + " where watch.version < excluded.version")
                        .setParameter("model", model)
                        .setParameter("memory", StoredJson.write(WindowMemory.empty()))
                        .setParameter("version", version)
                        .setParameter("definition", StoredJson.write(definition))
                        .executeUpdate())
                .chain(() -> findById(model, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The line of a model that there is, likewise; null where nothing was heard of it. */
    public Uni<@Nullable WatchEntity> locked(String model) {
        return findById(model, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether anything was heard of a model. */
    public Uni<Boolean> knows(String model) {
        return count("model", model).map(found -> found > 0);
    }

    /** The names of models of which a batch is missing at that moment, longest first. */
    public Uni<List<String>> missing(Instant now, int most) {
        return find("expectedAt <= ?1 order by expectedAt", now)
                .page(0, most)
                .list()
                .map(found -> found.stream().map(WatchEntity::model).toList());
    }

    /** Forgets a model. */
    public Uni<Integer> forget(String model) {
        return delete("model", model).map(Long::intValue);
    }
}
