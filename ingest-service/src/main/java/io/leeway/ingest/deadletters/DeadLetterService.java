package io.leeway.ingest.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.outbox.Ledger;
import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Replays and drops dead letters. */
@ApplicationScoped
class DeadLetterService {

    private static final Logger LOG = Logger.getLogger(DeadLetterService.class);
    private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(20);
    private static final int PAGE = 100;

    private final DeadLetterRepository letters;
    private final Ledger ledger;
    private final EventPublisher publisher;

    DeadLetterService(DeadLetterRepository letters, Ledger ledger, EventPublisher publisher) {
        this.letters = letters;
        this.ledger = ledger;
        this.publisher = publisher;
    }

    private record Found(DeadLetterEntity letter, byte[] body) {}

    /** Some letters from before a place, and how many are open in all. */
    record Page(long open, List<DeadLetterEntity> letters) {}

    Page page(Place before, int most) {
        return Transactions.run(() ->
                letters.countOpen().chain(open -> letters.page(before, most).map(found -> new Page(open, found))));
    }

    LetterView show(UUID id) {
        Found found = find(id);
        return LetterView.of(found.letter(), found.body());
    }

    /** Gives a letter to its queue again, to be worked off whatever happened before; one that is on its way stays so. */
    LetterView replay(UUID id) {
        Found found = find(id);
        DeadLetterEntity letter = found.letter();
        if (letter.state() == LetterState.DROPPED) {
            throw ProblemException.of(
                    409,
                    "letter-dropped",
                    "Letter dropped",
                    "Dead letter '" + id + "' was dropped and is not tried again.");
        }
        if (letter.state() != LetterState.OPEN) {
            return LetterView.of(letter);
        }
        WorkQueue queue = WorkQueue.named(letter.queue).orElse(null);
        if (queue == null) {
            throw ProblemException.of(
                    409,
                    "unknown-queue",
                    "Unknown queue",
                    "Dead letter '" + id + "' came from '" + letter.queue + "', which is no work queue. Drop it.");
        }
        send(queue, letter, found.body());
        return LetterView.of(Transactions.run(() -> replayed(letter)));
    }

    /** Replays every letter that is open now; returns how many. */
    long replayAll() {
        long replayed = 0;
        Place after = Place.FIRST;
        List<UUID> open;
        do {
            Place from = after;
            open = Transactions.run(() -> letters.open(from, PAGE));
            for (UUID id : open) {
                Found found = find(id);
                after = Place.of(found.letter());
                if (WorkQueue.named(found.letter().queue).isPresent()) {
                    replay(id);
                    replayed++;
                }
            }
        } while (open.size() == PAGE);
        return replayed;
    }

    /** Gives a letter up for good, and with it what it was to lead to. */
    void drop(UUID id) {
        Transactions.run(() -> letters.locked(id).chain(letter -> {
            require(letter, id);
            if (letter.state() == LetterState.REPLAYED) {
                throw ProblemException.of(
                        409,
                        "letter-replayed",
                        "Letter replayed",
                        "Dead letter '" + id + "' was replayed. It can be dropped if it comes back.");
            }
            return letter.drop(Instant.now()) && letter.event != null
                    ? ledger.dropped(letter.event, LetterContent.judgedSubject(letter.type, letter.subject()))
                    : Uni.createFrom().voidItem();
        }));
        LOG.infof("event=dead-letter-dropped id=%s", id);
    }

    private void send(WorkQueue queue, DeadLetterEntity letter, byte[] body) {
        String event = letter.event == null ? letter.id.toString() : letter.event;
        try {
            publisher.again(queue, event, body, true).await().atMost(LONGEST_CONFIRMATION);
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=replay-failed id=%s", letter.id);
            throw ProblemException.of(
                    503,
                    "broker-away",
                    "Broker away",
                    "RabbitMQ has not taken the message. It is still a dead letter; try again when RabbitMQ is back.");
        }
    }

    /** Unless it has come back already. */
    private Uni<DeadLetterEntity> replayed(DeadLetterEntity seen) {
        return letters.locked(seen.id).chain(letter -> {
            if (letter == null) {
                return Uni.createFrom().item(seen);
            }
            if (letter.state() != LetterState.OPEN || !letter.changedAt.equals(seen.changedAt)) {
                return Uni.createFrom().item(letter);
            }
            letter.replay(Instant.now());
            Uni<Void> revived = letter.event == null
                    ? Uni.createFrom().voidItem()
                    : ledger.revived(letter.event, LetterContent.judgedSubject(letter.type, letter.subject()));
            return revived.replaceWith(letter);
        });
    }

    private Found find(UUID id) {
        return Transactions.run(() -> letters.findById(id).chain(letter -> {
            require(letter, id);
            return letters.body(id).map(body -> new Found(letter, body));
        }));
    }

    private static void require(@Nullable DeadLetterEntity letter, UUID id) {
        if (letter == null) {
            throw ProblemException.of(
                    404, "unknown-letter", "Unknown dead letter", "There is no dead letter '" + id + "'.");
        }
    }
}
