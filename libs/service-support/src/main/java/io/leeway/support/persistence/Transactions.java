package io.leeway.support.persistence;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.opentelemetry.context.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Runs reactive work in one transaction and waits for it; for virtual and worker threads, never for the event loop.
 *
 * <p>Nobody waits for ever: {@code leeway.postgres.transaction-timeout} bounds each statement at the server (see
 * {@link StatementBounds}), the work as a whole, and, with a little more, the wait for a connection and the commit.
 */
public final class Transactions {

    /** How long a transaction may take. */
    static final String TIMEOUT_KEY = "leeway.postgres.transaction-timeout";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** For rolling back after the time-out, before the caller is let go without its end. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static volatile @Nullable Limit limit;

    private Transactions() {}

    /** How long a transaction may take, by the configuration that says so. */
    private record Limit(Config config, Duration time) {}

    /**
     * Commits when the work completes, rolls back when it fails.
     *
     * @throws DatabaseAwayException if the database is away or did not answer in time, or the thread was interrupted: it may
     *     have been committed all the same
     * @throws RuntimeException whatever else the work failed with, which was rolled back
     */
    public static <T> T run(Supplier<Uni<T>> work) {
        return await(work, Panache::withTransaction);
    }

    /**
     * Runs work that only reads, each statement for itself: the database is not asked to begin and end a transaction. For
     * what needs no common view of the statements that it reads with.
     *
     * @throws DatabaseAwayException if the database is away or did not answer in time
     * @throws RuntimeException whatever else the work failed with
     */
    public static <T> T read(Supplier<Uni<T>> work) {
        return await(work, Panache::withSession);
    }

    private static <T> T await(Supplier<Uni<T>> work, Function<Supplier<Uni<T>>, Uni<T>> session) {
        Duration limit = limit();
        io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
        UnderWay.TRANSACTIONS.begin();
        try {
            return VertxContextSupport.subscribeAndAwait(() -> within(trace, () -> bounded(work, session, limit)));
        } catch (RuntimeException | Error exception) {
            throw translated(exception);
        } catch (Throwable exception) {
            throw translated(new CompletionException(exception));
        } finally {
            UnderWay.TRANSACTIONS.end();
        }
    }

    /** The setting is looked up once: a transaction of a few statements is not much longer than the look-up. */
    private static Duration limit() {
        Config config = ConfigProvider.getConfig();
        Limit known = limit;
        if (known == null || !known.config().equals(config)) {
            known = new Limit(
                    config, config.getOptionalValue(TIMEOUT_KEY, Duration.class).orElse(TIMEOUT));
            limit = known;
        }
        return known.time();
    }

    /**
     * Does something in steps that are each small enough for one transaction, until one of them does less than it might.
     *
     * @param most how many rows a step changes at most
     * @param step changes so many, and says how many it did
     * @return how many rows were changed
     */
    public static long inSteps(int most, IntFunction<Uni<Integer>> step) {
        long all = 0;
        int changed;
        do {
            changed = run(() -> step.apply(most));
            all += changed;
        } while (changed == most);
        return all;
    }

    /**
     * Does something with each of these within one transaction, one after the other, however many there are.
     *
     * @param step what is done with one of them
     */
    public static <T> Uni<Void> each(Iterable<T> items, Function<? super T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static RuntimeException translated(Throwable failure) {
        if (failure.getCause() instanceof InterruptedException) {
            // The work goes on without its caller.
            Thread.currentThread().interrupt();
            return new DatabaseAwayException(failure);
        }
        if (DatabaseFaults.isAway(failure)) {
            return new DatabaseAwayException(failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** What is done in the transaction belongs to the caller's trace, although it is done on another thread. */
    private static <T> Uni<T> within(io.opentelemetry.context.Context trace, Supplier<Uni<T>> work) {
        if (trace.equals(io.opentelemetry.context.Context.root())) {
            return work.get();
        }
        Scope scope = QuarkusContextStorage.INSTANCE.attach(Vertx.currentContext(), trace);
        return work.get().onTermination().invoke(scope::close);
    }

    /**
     * The transaction runs on when its caller is let go, because only so its connection goes back to the pool; work that
     * has not begun by then never does.
     */
    private static <T> Uni<T> bounded(
            Supplier<Uni<T>> work, Function<Supplier<Uni<T>>, Uni<T>> session, Duration limit) {
        Context context = Vertx.currentContext();
        AtomicBoolean isAbandoned = new AtomicBoolean();
        CompletableFuture<T> running = session.apply(() -> isAbandoned.get()
                        ? Uni.createFrom().failure(new TimeoutException("the caller waits no longer"))
                        : timed(work, limit, context))
                .subscribeAsCompletionStage();
        Uni<T> outcome = Uni.createFrom().emitter(emitter -> {
            CompletableFuture<?> unused = running.whenComplete((item, failure) -> {
                if (failure == null) {
                    emitter.complete(item);
                } else {
                    emitter.fail(failure);
                }
            });
        });
        return outcome.ifNoItem().after(limit.plus(GRACE)).failWith(() -> {
            isAbandoned.set(true);
            return new TimeoutException("no answer within " + limit);
        });
    }

    /** The failure must come on the session's own thread, which rolls back then. */
    private static <T> Uni<T> timed(Supplier<Uni<T>> work, Duration limit, Context context) {
        return Uni.createFrom()
                .deferred(work::get)
                .ifNoItem()
                .after(limit)
                .failWith(() -> new TimeoutException("no answer within " + limit))
                .emitOn(command -> context.runOnContext(nothing -> command.run()));
    }
}
