package io.leeway.ingest.accounting;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.events.EventAccountRepository;
import io.leeway.support.persistence.StoredTime;

/**
 * Sums the ledger up. What is done with is counted by what is left of all, so that only what waits is read: few lines,
 * by an index of their own.
 */
@ApplicationScoped
class AccountRepository {

    private static final String ACCOUNTS = """
            select m.name, m.refused_batches, m.last_sequence, m.rejected_rows, m.stalled,
                   w.batches, w.dead, w.labels, w.since,
                   (select count(*) from dataset d
                    where d.model = m.name and d.progress = 'DROPPED' and d.kind = 'BATCH') as dropped,
                   m.retired_at is not null as retired, r.at as last_reference, b.at as last_batch, l.at as last_labels
            from (select * from model
                  where deleted_at is null and name > :after and (:model = '' or name = :model)
                  order by name limit :most) m
            cross join lateral (
                select count(*) filter (where d.kind = 'BATCH' and not d.dead) as batches,
                       count(*) filter (where d.kind = 'BATCH' and d.dead) as dead,
                       count(*) filter (where d.kind = 'LABELS') as labels,
                       min(d.accepted_at) filter (where not d.dead) as since
                from (select kind, accepted_at,
                             exists (select 1 from outbox o where o.dataset = dataset.id and o.dead) as dead
                      from dataset
                      where model = m.name and progress = 'WAITING' and kind <> 'REFERENCE') d) w
            cross join lateral (
                select max(accepted_at) as at from dataset where model = m.name and kind = 'REFERENCE') r
            cross join lateral (select max(accepted_at) as at from dataset where model = m.name and kind = 'BATCH') b
            cross join lateral (select max(accepted_at) as at from dataset where model = m.name and kind = 'LABELS') l
            order by m.name""";

    private static final String TOTALS = """
            select (select count(*) from dead_letter where state = 'OPEN'), (select count(*) from outbox),
                   (select min(created_at) from outbox where not dead),
                   (select count(*) from model where deleted_at is null),
                   (select count(*) from event_account a join model m on m.name = a.model and m.deleted_at is null)""";

    private final EventAccountRepository events;

    AccountRepository(EventAccountRepository events) {
        this.events = events;
    }

    /**
     * What waits in all, of so many models.
     *
     * @param oldest when the oldest event was told that some service is to be done with; absent where none is
     * @param modelsWithEvents how many of them have had single predictions
     */
    record Totals(long deadLetters, long outbox, @Nullable Instant oldest, long models, long modelsWithEvents) {}

    /**
     * Accounts by the names of models.
     *
     * @param model the only one that is wanted; empty for all
     */
    Uni<List<ModelAccount>> accounts(String model, String after, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNTS, Object[].class)
                        .setParameter("model", model)
                        .setParameter("after", after)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(AccountRepository::account).toList())
                .chain(this::withEvents);
    }

    private Uni<List<ModelAccount>> withEvents(List<ModelAccount> accounts) {
        return events.accounts(accounts.stream().map(ModelAccount::model).toList())
                .map(of -> accounts.stream()
                        .map(account -> ModelAccountBuilder.builder(account)
                                .events(of.get(account.model()))
                                .build())
                        .toList());
    }

    Uni<Totals> totals() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TOTALS, Object[].class).getSingleResult())
                .map(row -> new Totals(
                        number(row[0]), number(row[1]), StoredTime.read(row[2]), number(row[3]), number(row[4])));
    }

    /** Of a row of {@link #ACCOUNTS}. */
    static ModelAccount account(Object[] row) {
        long refused = number(row[1]);
        long accepted = number(row[2]);
        long waiting = number(row[5]);
        long deadLettered = number(row[6]) + number(row[9]);
        return ModelAccountBuilder.builder()
                .model((String) row[0])
                .received(refused + accepted)
                .refused(refused)
                .accepted(accepted)
                .evaluated(accepted - waiting - deadLettered)
                .waiting(waiting)
                .deadLettered(deadLettered)
                .rejectedRows(number(row[3]))
                .labelsWaiting(number(row[7]))
                .waitingSince(StoredTime.read(row[8]))
                .stalled((Boolean) row[4])
                .retired((Boolean) row[10])
                .lastReferenceAt(StoredTime.read(row[11]))
                .lastBatchAt(StoredTime.read(row[12]))
                .lastLabelsAt(StoredTime.read(row[13]))
                .build();
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }
}
