package io.leeway.benchmarks.push;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** What a stack says of the events that it took. */
final class EventBooks {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOKED_EVERY = Duration.ofMillis(200);

    private final PushedStack stack;

    EventBooks(PushedStack stack) {
        this.stack = stack;
    }

    /** Returns when so many were stored at least, with the time of {@link System#nanoTime} of the look that found them. */
    long awaitAccepted(long events) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long accepted = stack.events().path("accepted").asLong();
            long now = System.nanoTime();
            if (accepted >= events) {
                return now;
            }
            if (now > deadline) {
                throw new IllegalStateException("Only " + accepted + " of " + events + " are stored after " + LONGEST);
            }
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
        }
    }

    /**
     * Returns when every event is in a batch and each batch evaluated.
     *
     * @param sent how many were sent
     * @throws IllegalStateException if one is in no batch, or in two
     */
    EventLedger awaitEvaluated(long sent) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            EventLedger ledger = ledger(sent);
            if (ledger.waiting() == 0 && stack.isEvaluated()) {
                ledger.require();
                return ledger;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Something waits after " + LONGEST + ": " + ledger);
            }
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
        }
    }

    private EventLedger ledger(long sent) throws IOException, InterruptedException {
        JsonNode account = stack.events();
        JsonNode batches = stack.batches();
        long rows = 0;
        for (JsonNode batch : batches) {
            rows += batch.path("rows").asLong();
        }
        return new EventLedger(
                sent,
                account.path("accepted").asLong(),
                account.path("collected").asLong(),
                account.path("waiting").asLong(),
                account.path("unpaired").asLong(),
                account.path("refused").asLong(),
                account.path("duplicates").asLong(),
                rows,
                batches.size());
    }
}
