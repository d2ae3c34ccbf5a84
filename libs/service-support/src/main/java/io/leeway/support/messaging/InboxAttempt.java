package io.leeway.support.messaging;

import org.jboss.logging.Logger;

/**
 * Tries one message of an inbox, as often as it takes: done, or given up with what is wrong with it. What fails for no
 * reason that is known is tried a few times, where it is: nothing that comes after it waits for it.
 */
final class InboxAttempt implements EventProcessor.Attempt {

    private static final Logger LOG = Logger.getLogger(InboxAttempt.class);

    private final Inbox inbox;
    private final byte[] body;
    private final InboxHandler handler;
    private final InboxLetters letters;
    private final WorkMetrics metrics;
    private final int mostFailures;
    private int failures;
    private boolean liesAside;

    InboxAttempt(
            Inbox inbox,
            byte[] body,
            InboxHandler handler,
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
        InboxMessage message = delivery.message(body);
        if (!liesAside && isTaken(message)) {
            metrics.settled(inbox.name(), WorkMetrics.Outcome.DONE, begun);
        } else {
            tell(message);
            metrics.settled(inbox.name(), WorkMetrics.Outcome.DEAD_LETTERED, begun);
        }
    }

    /** Whether it was taken; if not, it lies aside. */
    private boolean isTaken(InboxMessage message) {
        try {
            EventProcessor.guarded(() -> handler.take(message));
            return true;
        } catch (UnprocessableEventException refused) {
            layAside(message, String.valueOf(refused.getMessage()), failures + 1);
        } catch (RuntimeException failure) {
            if (Faults.isOutage(failure)) {
                throw failure;
            }
            failures++;
            if (failures < mostFailures) {
                throw failure;
            }
            LOG.errorf(failure, "event=dead-lettered queue=%s attempt=%d", inbox.name(), failures);
            layAside(message, Faults.unknown(failure, failures), failures);
        }
        return false;
    }

    private void tell(InboxMessage message) {
        try {
            EventProcessor.guarded(() -> handler.givenUp(message));
        } catch (RuntimeException failure) {
            if (Faults.isOutage(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "event=given-up-untold queue=%s", inbox.name());
        }
    }

    private void layAside(InboxMessage message, String reason, int attempts) {
        letters.send(message, reason, attempts);
        liesAside = true;
    }
}
