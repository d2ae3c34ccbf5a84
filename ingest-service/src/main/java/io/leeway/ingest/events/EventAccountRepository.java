package io.leeway.ingest.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.persistence.StoredTime;

/** Sums up what became of events; what waits is counted where it waits. */
@ApplicationScoped
public class EventAccountRepository {

    /** Of names that no model has nothing is kept: anybody who may publish can make up any number of them. */
    private static final String DEAD_LETTERED = """
            insert into event_account as a (model, dead_lettered)
            select m.name, n.number
            from jsonb_to_recordset(cast(cast(:numbers as text) as jsonb)) as n(model text, number bigint)
            join model m on m.name = n.model and m.deleted_at is null
            order by m.name
            on conflict (model) do update set dead_lettered = a.dead_lettered + excluded.dead_lettered""";

    private static final String ACCOUNTS = """
            select a.model, a.accepted, a.collected + coalesce(o.collected, 0), w.waiting, w.since,
                   a.unpaired + coalesce(o.unpaired, 0), a.refused + coalesce(o.refused, 0), a.duplicates,
                   a.dead_lettered
            from event_account a
            left join event_outcome o on o.model = a.model
            cross join lateral (
                select count(*) as waiting, min(received_at) as since
                from event where model = a.model and done_at is null) w
            where a.model in (select jsonb_array_elements_text(cast(cast(:models as text) as jsonb)))""";

    /** By model, those of the models that have had events. */
    public Uni<Map<String, EventAccount>> accounts(Collection<String> models) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNTS, Object[].class)
                        .setParameter("models", EventJson.write(models))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(EventAccountRepository::account)
                        .collect(Collectors.toMap(EventAccount::model, Function.identity())));
    }

    Uni<EventAccount> account(String model) {
        return accounts(List.of(model)).map(found -> found.getOrDefault(model, EventAccount.empty(model)));
    }

    /** Adds messages that were given up, by what they say their model is. */
    Uni<Integer> addDeadLettered(Map<String, Long> messages) {
        String numbers = EventJson.write(messages.entrySet().stream()
                .map(one -> EventJson.object().put("model", one.getKey()).put("number", one.getValue()))
                .toList());
        return Panache.getSession().chain(session -> session.createNativeQuery(DEAD_LETTERED)
                .setParameter("numbers", numbers)
                .executeUpdate());
    }

    private static EventAccount account(Object[] row) {
        return new EventAccount(
                (String) row[0],
                number(row[1]),
                number(row[2]),
                number(row[3]),
                StoredTime.read(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
