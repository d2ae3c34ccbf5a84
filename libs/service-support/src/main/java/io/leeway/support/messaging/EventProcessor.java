package io.leeway.support.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.Turn;
import io.leeway.contracts.events.WorkDone;
import io.leeway.support.tracing.Traces;

/**
 * Works off a queue, one message at a time and in order, each on a virtual thread. Where there are several instances, the
 * events of a model that have a turn are worked off in it.
 *
 * <p>A message is acknowledged after its handler returned and, where the queue tells that, after {@link WorkDone} was
 * told. A fault of the message has it dead-lettered at once. A fault of the surroundings stops the queue: the same message
 * is tried again, after pauses that grow, until the surroundings are back; readiness says meanwhile what is waited for. A
 * message that lacks something that others do not need waits in the retry queue. Whatever fails otherwise is tried a few
 * times and then dead-lettered.
 */
@ApplicationScoped
public class EventProcessor {

    private static final Logger LOG = Logger.getLogger(EventProcessor.class);

    private final MessagingConfig config;
    private final Redirection redirection;
    private final EventPublisher publisher;
    private final RabbitConnector connector;
    private final Outages outages;
    private final WorkMetrics metrics;
    private final Traces traces;
    private final BackOff backOff;
    private final CompletedEvents completed = new CompletedEvents();
    private final InTurn inTurn;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    EventProcessor(
            MessagingConfig config,
            Redirection redirection,
            EventPublisher publisher,
            @Connector(RabbitConnector.NAME) RabbitConnector connector,
            Outages outages,
            WorkMetrics metrics,
            Traces traces) {
        this.config = config;
        this.redirection = redirection;
        this.publisher = publisher;
        this.connector = connector;
        this.outages = outages;
        this.metrics = metrics;
        this.traces = traces;
        this.backOff = new BackOff(config.longestPause());
        this.inTurn = new InTurn(config.patience());
    }

    /**
     * Processes one message.
     *
     * @return completes when the message is settled, or has become the broker's again
     */
    public CompletionStage<Void> process(WorkQueue queue, Message<byte[]> message, EventHandlers handlers) {
        return CompletableFuture.runAsync(
                () -> traces.run(
                        () -> BusSteps.process(queue, message.getPayload()),
                        () -> settle(queue.queue(), message, delivery -> work(queue, message, delivery, handlers))),
                threads);
    }

    /**
     * Processes one message of the queue of dead letters; whatever the handler fails with, the message stays there and
     * is tried again.
     *
     * @return completes when the message is settled, or has become the broker's again
     */
    public CompletionStage<Void> processDeadLetter(Message<byte[]> message, Consumer<DeadLetter> handler) {
        return process(Topology.DEAD_LETTERS, message, delivery -> guarded(() -> keep(message, delivery, handler)));
    }

    /**
     * Makes attempts at one message of any queue until one of them succeeds.
     *
     * @return completes when the message is settled, or has become the broker's again
     */
    CompletionStage<Void> process(String queue, Message<byte[]> message, Attempt attempt) {
        return CompletableFuture.runAsync(() -> settle(queue, message, attempt), threads);
    }

    /** What is in hand is finished or given back; nothing new is begun. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        connector.stopDelivery();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("event=work-given-back after=%s", config.stopTimeout());
                threads.shutdownNow();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        connector.close();
    }

    /** One try; whatever it throws is a fault of the surroundings. */
    interface Attempt {
        void run(Delivery delivery);
    }

    /** Tries until it is done, the message has become the broker's again, or the service stops. */
    private void settle(String queue, Message<byte[]> message, Attempt attempt) {
        Delivery delivery = message.getMetadata(Delivery.class)
                .orElseThrow(() -> new IllegalArgumentException("a message without its Delivery"));
        try {
            for (int failures = 1; delivery.isCurrent() && !stopping; failures++) {
                if (succeeds(queue, attempt, delivery) || !backOff.pause(failures)) {
                    return;
                }
            }
        } finally {
            // Also when the message has gone back: whoever gets it next finds out for himself.
            outages.end(queue);
        }
    }

    private boolean succeeds(String queue, Attempt attempt, Delivery delivery) {
        try {
            attempt.run(delivery);
            delivery.acknowledge();
            return true;
        } catch (RuntimeException outage) {
            outages.begin(queue, outage);
            return false;
        }
    }

    private void work(WorkQueue queue, Message<byte[]> message, Delivery delivery, EventHandlers handlers) {
        long begun = System.nanoTime();
        WorkMetrics.Outcome outcome = outcome(queue, message, delivery, handlers);
        metrics.settled(queue.queue(), outcome, begun);
        Traces.became(outcome.word());
    }

    private WorkMetrics.Outcome outcome(
            WorkQueue queue, Message<byte[]> message, Delivery delivery, EventHandlers handlers) {
        try {
            guarded(() -> handle(queue, message.getPayload(), delivery, handlers));
            return WorkMetrics.Outcome.DONE;
        } catch (UnprocessableEventException exception) {
            LOG.errorf(exception, "event=dead-lettered queue=%s reason=\"%s\"", queue.queue(), exception.getMessage());
            return giveUp(queue, message, delivery, handlers, String.valueOf(exception.getMessage()));
        } catch (NotYetException exception) {
            return waitLonger(queue, message, delivery, handlers, exception);
        } catch (RuntimeException exception) {
            if (Faults.isOutage(exception)) {
                throw exception;
            }
            return tryAgain(queue, message, delivery, handlers, exception);
        }
    }

    /**
     * Has an error that no code expects, such as a class that cannot be loaded, be a failure like any other: the message would
     * stay in hand otherwise, and the queue behind it, without a word.
     */
    static void guarded(Runnable handler) {
        try {
            handler.run();
        } catch (Error error) {
            throw new IllegalStateException(error.toString(), error);
        }
    }

    private void handle(WorkQueue queue, byte[] payload, Delivery delivery, EventHandlers handlers) {
        Envelope envelope = Envelope.read(payload);
        boolean anew = delivery.is(EventPublisher.ANEW);
        int revision =
                anew ? -1 : completed.revision(queue.queue(), envelope.id()).orElse(-1);
        if (revision < 0) {
            revision = Anew.during(anew, () -> deliverInTurn(queue, envelope, since(delivery), handlers));
            completed.add(queue.queue(), envelope.id(), revision);
            envelope.time().ifPresent(told -> metrics.done(queue, told));
        } else {
            LOG.debugf("event=already-done queue=%s id=%s", queue.queue(), envelope.id());
        }
        if (queue.tellsDone()) {
            WorkDone done = new WorkDone(envelope.id(), envelope.subject(), queue.queue(), revision);
            publisher.publish(
                    EventType.WORK_DONE,
                    CloudEvent.of(queue.queue(), EventType.WORK_DONE, envelope.id(), revision, Instant.now(), done));
        }
    }

    private int deliverInTurn(WorkQueue queue, Envelope envelope, Instant since, EventHandlers handlers) {
        Optional<Turns> turns = handlers.turns();
        Optional<Turn> turn = envelope.turn(queue);
        if (turns.isEmpty() || turn.isEmpty()) {
            return deliver(envelope, handlers);
        }
        inTurn.await(turns.get(), envelope.model(), turn.get(), since);
        try {
            int revision = deliver(envelope, handlers);
            // Before it is told to be done: what is told to be done does not come again.
            inTurn.done(turns.get(), envelope.model(), turn.get());
            return revision;
        } catch (RuntimeException exception) {
            inTurn.failed(envelope.model(), turn.get());
            throw exception;
        }
    }

    private static int deliver(Envelope envelope, EventHandlers handlers) {
        EventHandlers.Handler<?> handler = handlers.of(envelope.type())
                .orElseThrow(
                        () -> new UnprocessableEventException("no handler for events of " + envelope.typeInWords()));
        return deliver(envelope.type(), envelope.data(), handler);
    }

    private static <T> int deliver(String type, JsonNode data, EventHandlers.Handler<T> handler) {
        return handler.work().applyAsInt(ContractReader.read(type, data, handler.data()));
    }

    private WorkMetrics.Outcome waitLonger(
            WorkQueue queue, Message<byte[]> message, Delivery delivery, EventHandlers handlers, NotYetException lack) {
        Instant since = since(delivery);
        String missing = String.valueOf(lack.getMessage());
        if (since.plus(config.patience()).isBefore(Instant.now())) {
            LOG.errorf("event=dead-lettered queue=%s reason=\"%s\" since=%s", queue.queue(), missing, since);
            return giveUp(queue, message, delivery, handlers, missing + ", since " + since);
        }
        LOG.debugf("event=waits queue=%s reason=\"%s\"", queue.queue(), missing);
        redirection.retry(
                queue,
                lack.pause(since),
                message.getPayload(),
                attempt(delivery),
                since,
                delivery.is(EventPublisher.ANEW));
        return WorkMetrics.Outcome.RETRIED;
    }

    private WorkMetrics.Outcome tryAgain(
            WorkQueue queue,
            Message<byte[]> message,
            Delivery delivery,
            EventHandlers handlers,
            RuntimeException failure) {
        int attempt = attempt(delivery);
        if (attempt < config.maximumAttempts()) {
            LOG.warnf(failure, "event=will-retry queue=%s attempt=%d", queue.queue(), attempt);
            redirection.retry(
                    queue,
                    Pause.RETRY,
                    message.getPayload(),
                    attempt + 1,
                    Instant.now(),
                    delivery.is(EventPublisher.ANEW));
            return WorkMetrics.Outcome.RETRIED;
        }
        LOG.errorf(failure, "event=dead-lettered queue=%s attempt=%d", queue.queue(), attempt);
        return giveUp(queue, message, delivery, handlers, Faults.unknown(failure, attempt));
    }

    /** A dead letter waits for a person; the events after it do not. */
    private WorkMetrics.Outcome giveUp(
            WorkQueue queue, Message<byte[]> message, Delivery delivery, EventHandlers handlers, String reason) {
        redirection.deadLetter(queue, message.getPayload(), reason, attempt(delivery));
        handlers.turns().ifPresent(turns -> pass(queue, message.getPayload(), turns));
        return WorkMetrics.Outcome.DEAD_LETTERED;
    }

    private static void pass(WorkQueue queue, byte[] payload, Turns turns) {
        try {
            Envelope envelope = Envelope.read(payload);
            envelope.turn(queue).ifPresent(turn -> turns.done(envelope.model(), turn));
        } catch (UnprocessableEventException exception) {
            LOG.debugf(exception, "event=dead-letter-without-a-turn queue=%s", queue.queue());
        }
    }

    private static Instant since(Delivery delivery) {
        return delivery.number(Redirection.SINCE).map(Instant::ofEpochMilli).orElseGet(Instant::now);
    }

    private static int attempt(Delivery delivery) {
        return delivery.number(Redirection.ATTEMPT).map(Math::toIntExact).orElse(1);
    }

    private static void keep(Message<byte[]> message, Delivery delivery, Consumer<DeadLetter> handler) {
        handler.accept(new DeadLetter(
                delivery.text(Redirection.QUEUE).orElse("unknown"),
                delivery.text(Redirection.REASON).orElse("the broker gave it up"),
                attempt(delivery),
                delivery.number(Redirection.AT).map(Instant::ofEpochMilli).orElseGet(Instant::now),
                message.getPayload()));
    }
}
