package io.leeway.ingest.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.support.persistence.StoredTime;

/** Keeps events until they are part of a batch, their ids for a while longer, and counts them. */
@ApplicationScoped
class EventRepository {

    /** In the order of their keys, so that two instances that store the same events do not wait for each other. */
    private static final String INSERT = """
            with came as (
                select * from jsonb_to_recordset(cast(cast(:events as text) as jsonb))
                    as e(model text, id text, part text, at timestamptz, rows integer, body text)),
            stored as (
                insert into event (model, id, part, at, row_count, body, received_at)
                select model, id, part, at, rows, body, cast(:now as timestamptz) from came order by model, id, part
                on conflict do nothing returning model),
            counts as (
                select c.model, c.came, coalesce(s.stored, 0) as stored
                from (select model, count(*) as came from came group by model) c
                left join (select model, count(*) as stored from stored group by model) s on s.model = c.model)
            insert into event_account as a (model, accepted, duplicates)
            select model, stored, came - stored from counts order by model
            on conflict (model) do update
            set accepted = a.accepted + excluded.accepted, duplicates = a.duplicates + excluded.duplicates""";

    /** The index of what waits, from model to model: as many steps as there are models that have something. */
    private static final String MODELS = """
            with recursive waiting as (
                (select model from event where done_at is null order by model limit 1)
                union all
                select (select e.model from event e
                        where e.done_at is null and e.model > w.model order by e.model limit 1)
                from waiting w where w.model is not null)
            select m.name from waiting w join model m on m.name = w.model
            where m.retired_at is null and m.deleted_at is null""";

    private static final String COMPLETE = """
            (select q.seq, r.seq as response, q.id, q.row_count, length(q.body) + length(r.body) as size,
                    greatest(q.received_at, r.received_at) as complete_at
             from event q join event r on r.model = q.model and r.id = q.id and r.part = 'RESPONSE' and r.done_at is null
             where q.model = :model and q.part = 'REQUEST' and q.done_at is null
             order by q.received_at limit :most)
            union all
            (select seq, null, id, row_count, length(body), received_at from event
             where model = :model and part = 'WHOLE' and done_at is null
             order by received_at limit :most)""";

    private static final String SEQUENCES =
            "(select cast(value as bigint) from jsonb_array_elements_text(cast(cast(:events as text) as jsonb)))";

    private static final String BODIES =
            "select seq, at, body from event where done_at is null and seq in " + SEQUENCES;

    private static final String DONE =
            "update event set done_at = :now, batch = cast(nullif(:batch, '') as uuid), body = null"
                    + " where done_at is null and seq in " + SEQUENCES;

    private static final String UNPAIRED = """
            with late as (
                select e.seq from event e
                where e.model = :model and e.part in ('REQUEST', 'RESPONSE') and e.done_at is null
                  and e.received_at < :before
                  and not exists (
                      select 1 from event o
                      where o.model = e.model and o.id = e.id and o.done_at is null
                        and o.part = case e.part when 'REQUEST' then 'RESPONSE' else 'REQUEST' end)
                limit :most),
            gone as (delete from event where seq in (select seq from late) returning seq)
            insert into event_outcome as o (model, unpaired)
            select :model, count(*) from gone having count(*) > 0
            on conflict (model) do update set unpaired = o.unpaired + excluded.unpaired""";

    private static final String FORGET = """
            delete from event where seq in (
                select seq from event where done_at < :before order by done_at limit :most)""";

    /**
     * A prediction of which everything has come.
     *
     * @param seq the event, or its request
     * @param response its response; absent where the event has all
     * @param id its id
     * @param rows how many rows it has
     * @param size the characters of its bodies
     * @param completeAt when the last of it came
     */
    record Complete(long seq, @Nullable Long response, String id, int rows, int size, Instant completeAt) {}

    /** What is stored of an event. */
    record Stored(long seq, Instant at, String body) {}

    /** Stores events; those that are stored already are counted only. */
    Uni<Integer> insert(List<NewEvent> events) {
        String json = EventJson.write(events.stream().map(EventRepository::row).toList());
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT)
                .setParameter("events", json)
                .setParameter("now", StoredTime.now())
                .executeUpdate());
    }

    /** The models that have events, except those that take no data. */
    Uni<List<String>> models() {
        return Panache.getSession().chain(session -> session.createNativeQuery(MODELS, String.class)
                .getResultList());
    }

    /** A model's complete predictions, the oldest first. */
    Uni<List<Complete>> complete(String model, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMPLETE, Object[].class)
                        .setParameter("model", model)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(EventRepository::completed).toList());
    }

    /** What is stored of events that are not done with. */
    Uni<List<Stored>> bodies(Collection<Long> events) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BODIES, Object[].class)
                        .setParameter("events", EventJson.write(events))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Stored(number(row[0]), time(row[1]), (String) row[2]))
                        .toList());
    }

    /** Makes events part of a batch, and says how many. */
    Uni<Integer> collect(String model, Collection<Long> events, UUID batch) {
        return done(events, batch.toString()).call(done -> count("collected", model, done));
    }

    /** Gives events up, and says how many. */
    Uni<Integer> refuse(String model, Collection<Long> events) {
        return done(events, "").call(done -> count("refused", model, done));
    }

    /** Deletes and counts halves that came before a moment and whose other half did not come. */
    Uni<Integer> deleteUnpaired(String model, Instant before, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(UNPAIRED)
                .setParameter("model", model)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate());
    }

    /** Deletes the ids of events that were done with before a moment, and says how many. */
    Uni<Integer> forget(Instant before, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate());
    }

    private static ObjectNode row(NewEvent event) {
        return EventJson.object()
                .put("model", event.model())
                .put("id", event.id())
                .put("part", event.part().name())
                .put("at", event.at().toString())
                .put("rows", event.rows())
                .put("body", event.body());
    }

    private static Uni<Integer> done(Collection<Long> events, String batch) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DONE)
                .setParameter("now", StoredTime.now())
                .setParameter("batch", batch)
                .setParameter("events", EventJson.write(events))
                .executeUpdate());
    }

    /** Of no event nothing is counted: its model may be deleted by now. */
    private static Uni<Integer> count(String what, String model, int events) {
        if (events == 0) {
            return Uni.createFrom().item(0);
        }
        return Panache.getSession().chain(session -> session.createNativeQuery("insert into event_outcome as o (model, "
                        + what
                        + ") values (:model, :events) on conflict (model) do update set " + what + " = o." + what
                        + " + excluded." + what)
                .setParameter("events", events)
                .setParameter("model", model)
                .executeUpdate());
    }

    private static Complete completed(Object[] row) {
        return new Complete(
                number(row[0]),
                row[1] == null ? null : number(row[1]),
                (String) row[2],
                (int) number(row[3]),
                (int) number(row[4]),
                time(row[5]));
    }

    private static Instant time(Object value) {
        Instant time = StoredTime.read(value);
        if (time == null) {
            throw new IllegalStateException("an event without a time");
        }
        return time;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
