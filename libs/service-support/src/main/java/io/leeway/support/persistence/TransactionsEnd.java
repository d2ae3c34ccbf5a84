package io.leeway.support.persistence;

import java.time.Duration;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/**
 * Lets transactions end before the pool of connections is closed, which would leave whoever waits for one waiting, and the
 * service with him. Whoever begins them has been told to stop by then.
 */
@Singleton
final class TransactionsEnd {

    private static final Logger LOG = Logger.getLogger(TransactionsEnd.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        try {
            if (!UnderWay.TRANSACTIONS.awaitNone(LONGEST)) {
                LOG.warnf("event=transactions-left after=%s", LONGEST);
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
