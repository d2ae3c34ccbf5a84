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

    private static final String ACCOUNTS = """
            select a.model, a.accepted, a.collected, w.waiting, w.since, a.unpaired, a.refused, a.duplicates
            from event_account a
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

    private static EventAccount account(Object[] row) {
        return new EventAccount(
                (String) row[0],
                number(row[1]),
                number(row[2]),
                number(row[3]),
                StoredTime.read(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
