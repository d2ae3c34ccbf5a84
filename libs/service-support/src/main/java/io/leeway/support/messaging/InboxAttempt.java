package io.leeway.support.messaging;

import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * Tries one message of an inbox, as often as it takes: done, or given up with what is wrong with it. What fails for no
 * reason that is known is tried a few times, where it is: nothing that comes after it waits for it.
 */
final class InboxAttempt implements EventProcessor.Attempt {

    private static final Logger LOG = Logger.getLogger(InboxAttempt.class);

    private final Inbox inbox;
    private final byte[] body;
    private final Consumer<InboxMessage> handler;
    private final InboxLetters letters;
    private final WorkMetrics metrics;
    private final int mostFailures;
    private int failures;

    InboxAttempt(
            Inbox inbox,
            byte[] body,
            Consumer<InboxMessage> handler,
            InboxLetters letters,
            WorkMetrics metrics,
            int mostFailures) {
        this.inbox = inbox;
        this.body = body;
        this.handler = handler;
        this.letters = letters;
        this.metrics = metrics;
        this.mostFailures = mostFailures;
    }

    @Override
    public void run(Delivery delivery) {
        long begun = System.nanoTime();
        metrics.settled(inbox.name(), outcome(delivery.message(body)), begun);
    }

    private WorkMetrics.Outcome outcome(InboxMessage message) {
        try {
            EventProcessor.guarded(() -> handler.accept(message));
            return WorkMetrics.Outcome.DONE;
        } catch (UnprocessableEventException refused) {
            return giveUp(message, String.valueOf(refused.getMessage()), failures + 1);
        } catch (RuntimeException failure) {
            if (Faults.isOutage(failure)) {
                throw failure;
            }
            failures++;
            if (failures < mostFailures) {
                throw failure;
            }
            LOG.errorf(failure, "event=dead-lettered queue=%s attempt=%d", inbox.name(), failures);
            return giveUp(message, Faults.unknown(failure, failures), failures);
        }
    }

    private WorkMetrics.Outcome giveUp(InboxMessage message, String reason, int attempts) {
        letters.send(message, reason, attempts);
        return WorkMetrics.Outcome.DEAD_LETTERED;
    }
}
