package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.outbox.LedgerLines;
import io.leeway.support.persistence.Transactions;

/** Advances the ledger's lines; a line ends with the last of its events. */
@ApplicationScoped
class DatasetLedger implements LedgerLines {

    private static final String DONE = """
            update dataset
            set open_parts = open_parts - :events,
                progress = case when progress = 'WAITING' and open_parts <= :events then 'EVALUATED' else progress end,
                evaluated_at =
                    case when progress = 'WAITING' and open_parts <= :events then now() else evaluated_at end
            where id in (select id from dataset where id in (:datasets) order by id for update)""";

    private static final String DROPPED = "update dataset set open_parts = open_parts - :events, progress = 'DROPPED'"
            + " where id in (select id from dataset where id in (:datasets) order by id for update)";

    /** Lines that one statement advances at most. */
    private static final int MOST = 1_000;

    @Override
    public Uni<Void> done(Map<UUID, Integer> events) {
        return update(DONE, events);
    }

    @Override
    public Uni<Void> dropped(Map<UUID, Integer> events) {
        return update(DROPPED, events);
    }

    /** Mostly one statement, because mostly one event of each is done with; locked in one order. */
    private static Uni<Void> update(String statement, Map<UUID, Integer> events) {
        return Transactions.each(
                steps(events), step -> Panache.getSession().chain(session -> session.createNativeQuery(statement)
                        .setParameter("events", step.events())
                        .setParameter("datasets", step.datasets())
                        .executeUpdate()));
    }

    /** Data sets of which as many events are done with. */
    record Step(int events, List<UUID> datasets) {}

    /** What is done with in one statement each, in one order. */
    static List<Step> steps(Map<UUID, Integer> events) {
        Map<Integer, List<UUID>> byNumber = new TreeMap<>();
        new TreeMap<>(events).forEach((dataset, number) -> byNumber.computeIfAbsent(number, none -> new ArrayList<>())
                .add(dataset));
        List<Step> steps = new ArrayList<>();
        byNumber.forEach((number, datasets) -> {
            for (int from = 0; from < datasets.size(); from += MOST) {
                steps.add(new Step(number, datasets.subList(from, Math.min(datasets.size(), from + MOST))));
            }
        });
        return steps;
    }
}
