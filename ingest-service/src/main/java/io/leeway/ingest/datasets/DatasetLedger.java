package io.leeway.ingest.datasets;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.outbox.LedgerLines;

/** Advances the ledger's lines; a line ends with the last of its events. */
@ApplicationScoped
class DatasetLedger implements LedgerLines {

    private static final String DONE = """
            update dataset
            set open_parts = open_parts - :events,
                progress = case when progress = 'WAITING' and open_parts <= :events then 'EVALUATED' else progress end,
                evaluated_at =
                    case when progress = 'WAITING' and open_parts <= :events then now() else evaluated_at end
            where id = :dataset""";

    private static final String DROPPED =
            "update dataset set open_parts = open_parts - :events, progress = 'DROPPED' where id = :dataset";

    @Override
    public Uni<Void> done(Map<UUID, Integer> events) {
        return update(DONE, events);
    }

    @Override
    public Uni<Void> dropped(Map<UUID, Integer> events) {
        return update(DROPPED, events);
    }

    /** In the order of ids, so that two transactions never wait for each other. */
    private static Uni<Void> update(String statement, Map<UUID, Integer> events) {
        return Multi.createFrom()
                .iterable(new TreeMap<>(events).entrySet())
                .onItem()
                .transformToUniAndConcatenate(line -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(statement)
                                .setParameter("events", line.getValue())
                                .setParameter("dataset", line.getKey())
                                .executeUpdate()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
