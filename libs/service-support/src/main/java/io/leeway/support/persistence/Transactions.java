package io.leeway.support.persistence;

import java.util.function.Supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Runs reactive work in one transaction and waits for it; for virtual and worker threads, never for the event loop. */
public final class Transactions {

    private Transactions() {}

    /**
     * Commits when the work completes, rolls back when it fails.
     *
     * @throws RuntimeException whatever the work failed with
     */
    public static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
        } catch (RuntimeException | Error exception) {
            throw exception;
        } catch (Throwable exception) {
            throw new IllegalStateException(exception);
        }
    }
}
