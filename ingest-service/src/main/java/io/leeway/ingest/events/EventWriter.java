package io.leeway.ingest.events;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.gathering.Gathering;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Stores the events of many requests in one transaction. */
@ApplicationScoped
class EventWriter {

    /** Characters of bodies in a transaction; PostgreSQL reads 256 MB of JSON at most, and each is in memory several times. */
    private static final long MOST = 4_000_000;

    /** What an event weighs at least, so that a transaction has a thousand of them and not more. */
    private static final long LIGHTEST = MOST / 1_000;

    /** Until an event begins to be stored; also until a message that was given up is counted. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Gathering<List<NewEvent>> gathering;

    EventWriter(EventRepository events, EventsConfig config) {
        gathering = new Gathering<>(
                group -> {
                    List<NewEvent> together =
                            group.stream().flatMap(List::stream).toList();
                    Transactions.run(() -> events.insert(together));
                },
                EventWriter::weight,
                new Gathering.Bounds(MOST, config.queue(), LONGEST_WAIT),
                EventProblems::busy);
    }

    /**
     * Returns when the events are stored.
     *
     * @throws ProblemException 503 if too many wait, or they did not get their turn in time
     */
    void store(List<NewEvent> received) {
        gathering.store(received);
    }

    private static long weight(List<NewEvent> received) {
        return received.stream()
                .mapToLong(event -> Math.max(event.body().length(), LIGHTEST))
                .sum();
    }
}
