package io.leeway.support.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import io.leeway.contracts.events.Turn;

/**
 * Has the events of a model worked off in the order in which they were accepted, whichever instance has which and however
 * they come.
 *
 * <p>An event that comes before its turn waits a moment where it is, because the one before it is usually in another
 * instance's hands; then it waits beside the queue, so that it does not hold up what it waits for. After {@link #LONGEST}
 * it is worked off all the same: what is missing by then was told again many times.
 */
final class InTurn {

    /** Longer than the longest pause between two tellings of what is missing. */
    static final Duration LONGEST = Duration.ofMinutes(12);

    /** For how long an event that came before its turn is tried at short intervals: backlogs come in no order. */
    static final Duration COMES_SOON = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(InTurn.class);

    /** About as long as the pause of a retry, which is what waiting any longer would be compared with. */
    private static final long IN_PLACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Where a model's events have come out of order lately, so that the one before is probably in nobody's hands. */
    private static final long IN_DISORDER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** More instances than are busy with one model at a time: what is farther away does not come within a moment. */
    private static final long NEAR = 8;

    /**
     * Farther away than what is worked off within a pause. It comes after the longer one, and is believed to be far for a
     * moment without a look: thousands behind one that is missing would take the time of all others.
     */
    private static final long FAR = 100;

    private static final long BELIEVED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MOST = 10_000;

    /**
     * What was done of a model when waiting for more was in vain. Until more is done nobody waits for it in place, and until
     * somebody has waited with success only for a short time.
     */
    private final Map<String, Turn> inVain = ofSomeModels();

    /** What is known to be done, by this instance or when it last looked; another may have done more, and none undoes it. */
    private final Map<String, Turn> known = ofSomeModels();

    /** When that was looked up last. */
    private final Map<String, Long> looked = ofSomeModels();

    private final Duration longest;

    /**
     * For the events of one instance.
     *
     * @param patience how long a message may wait before it is given up, which no event is for its turn
     */
    InTurn(Duration patience) {
        this.longest = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
    }

    /**
     * Returns when everything before it is done.
     *
     * @param since since when it has waited
     * @throws NotYetException if that takes long
     */
    void await(Turns turns, String model, Turn turn, Instant since) {
        Turn done = known(model);
        if (turn.missing(done) > 0 && !isFar(model, turn, done)) {
            done = look(turns, model);
        }
        long begin = System.nanoTime();
        boolean hasWaited = false;
        while (turn.missing(done) > 0) {
            if (since.plus(longest).isBefore(Instant.now())) {
                LOG.warnf("event=turn-taken model=%s turn=%s done=%s since=%s", model, turn, done, since);
                return;
            }
            boolean hopeless =
                    turn.missing(done) > NEAR || Thread.currentThread().isInterrupted();
            if (hopeless || System.nanoTime() - begin >= allowedNanos(model, done)) {
                if (hasWaited) {
                    inVain(model, done);
                }
                throw early(turn, done);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            hasWaited = true;
            done = look(turns, model);
        }
        if (hasWaited) {
            inOrder(model);
        }
    }

    /** An event is done; durable when it returns. */
    void done(Turns turns, String model, Turn turn) {
        turns.done(model, turn);
        remember(model, turn);
    }

    /** This instance tries an event later: those after it need not wait for it in place. */
    void failed(String model, Turn turn) {
        inVain(model, turn.before());
    }

    private static NotYetException early(Turn turn, Turn done) {
        return new NotYetException(
                "earlier events of the model are not done: its turn is " + turn + ", and " + done
                        + " is the last that was",
                turn.missing(done) > FAR ? Duration.ZERO : COMES_SOON);
    }

    /** Whether it was far a moment ago. */
    private synchronized boolean isFar(String model, Turn turn, Turn done) {
        Long at = looked.get(model);
        return turn.missing(done) > FAR && at != null && System.nanoTime() - at < BELIEVED_NANOS;
    }

    private Turn look(Turns turns, String model) {
        long now = System.nanoTime();
        Turn done = turns.done(model);
        remember(model, done);
        lookedAt(model, now);
        return done;
    }

    private synchronized void lookedAt(String model, long now) {
        looked.put(model, now);
    }

    private synchronized Turn known(String model) {
        return known.getOrDefault(model, Turn.NONE);
    }

    private synchronized void remember(String model, Turn done) {
        known.merge(model, done, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** How long one may wait in place for what follows what is done. */
    private synchronized long allowedNanos(String model, Turn done) {
        Turn before = inVain.get(model);
        if (before == null) {
            return IN_PLACE_NANOS;
        }
        return before.equals(done) ? 0 : IN_DISORDER_NANOS;
    }

    private synchronized void inVain(String model, Turn done) {
        inVain.put(model, done);
    }

    private synchronized void inOrder(String model) {
        inVain.remove(model);
    }

    private static <T> Map<String, T> ofSomeModels() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST;
            }
        };
    }
}
