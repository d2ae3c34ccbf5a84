package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds the ledger's lines. */
@ApplicationScoped
class DatasetRepository implements PanacheRepositoryBase<DatasetEntity, UUID> {

    /** What came of a model under any of these keys. */
    Uni<List<DatasetEntity>> byIdempotencyKeys(String model, Set<DatasetKind> kinds, Set<String> keys) {
        return find("model = ?1 and kind in ?2 and idempotencyKey in ?3", model, kinds, keys)
                .list();
    }

    Uni<@Nullable DatasetEntity> byContent(String model, DatasetKind kind, UUID id, String sha256) {
        return find("model = ?1 and kind = ?2 and id = ?3 and sha256 = ?4", model, kind, id, sha256)
                .firstResult();
    }

    Uni<@Nullable DatasetEntity> byId(String model, DatasetKind kind, UUID id) {
        return find("model = ?1 and kind = ?2 and id = ?3", model, kind, id).firstResult();
    }

    /** How far a batch has come; null where there is none of that id. */
    Uni<@Nullable BatchProgress> progress(String model, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                select d.progress, coalesce(bool_or(o.dead), false),
                                       coalesce(bool_or(o.awaits_drift), false),
                                       coalesce(bool_or(o.awaits_performance), false),
                                       coalesce(bool_or(o.awaits_judged), false)
                                from dataset d left join outbox o on o.dataset = d.id
                                where d.model = :model and d.kind = 'BATCH' and d.id = :id
                                group by d.id""", Object[].class)
                        .setParameter("model", model)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : BatchProgress.of(model, id, row));
    }

    Uni<List<DatasetEntity>> newest(String model, DatasetKind kind, int most) {
        return find("model = ?1 and kind = ?2 order by sequence desc", model, kind)
                .page(0, most)
                .list();
    }

    /** References, newest first. */
    Uni<List<DatasetEntity>> references(String model, int most) {
        return find("model = ?1 and kind = ?2 order by acceptedAt desc", model, DatasetKind.REFERENCE)
                .page(0, most)
                .list();
    }

    /** Data sets from before a moment whose rows nobody needs any more. */
    Uni<List<UUID>> withRowsToDelete(Instant moment, int references, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                                select d.id from dataset d
                                where d.rows_deleted_at is null and d.accepted_at < :moment and d.progress <> 'WAITING'
                                  and not exists (select 1 from outbox o where o.dataset = d.id)
                                  and (d.kind <> 'REFERENCE'
                                       or d.id <> (select m.reference from model m where m.name = d.model)
                                          and not exists (select 1 from dataset b
                                                          where b.reference = d.id and b.progress = 'WAITING')
                                          and (select count(*) from dataset later
                                               where later.model = d.model and later.kind = 'REFERENCE'
                                                 and later.accepted_at > d.accepted_at) > :references)
                                order by d.accepted_at limit :most""", UUID.class)
                .setParameter("moment", moment)
                .setParameter("references", references)
                .setParameter("most", most)
                .getResultList());
    }

    /** Deletes some of the lines from before a moment that were evaluated and of which no rows are left. */
    Uni<Integer> deleteLines(Instant moment, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                                delete from dataset where id in (
                                    select d.id from dataset d
                                    where d.progress = 'EVALUATED' and d.rows_deleted_at is not null
                                      and d.accepted_at < :moment
                                      and not exists (select 1 from outbox o where o.dataset = d.id)
                                      and not exists (select 1 from payload_block p where p.dataset = d.id)
                                      and not exists (select 1 from model m where m.name = d.model and m.reference = d.id)
                                      and not exists (select 1 from dataset b
                                                      where b.reference = d.id and b.progress = 'WAITING')
                                    order by d.accepted_at limit :most)""")
                .setParameter("moment", moment)
                .setParameter("most", most)
                .executeUpdate());
    }
}
