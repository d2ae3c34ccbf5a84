package io.leeway.support.messaging;

import java.util.concurrent.RejectedExecutionException;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Reads inboxes: several messages at a time, in no order, each acknowledged when what it asks for is durable.
 *
 * <p>An inbox is no channel of Reactive Messaging, because those are there or not when the service is built.
 */
@ApplicationScoped
public class InboxReader {

    private static final Logger LOG = Logger.getLogger(InboxReader.class);

    private final Broker broker;
    private final RabbitConnector connector;
    private final EventProcessor processor;
    private final WorkMetrics metrics;
    private final MessagingConfig config;

    InboxReader(
            Broker broker,
            @Connector(RabbitConnector.NAME) RabbitConnector connector,
            EventProcessor processor,
            WorkMetrics metrics,
            MessagingConfig config) {
        this.broker = broker;
        this.connector = connector;
        this.processor = processor;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * Declares an inbox and reads it until the service stops, whatever becomes of the connection.
     */
    public void read(Inbox inbox, InboxHandler handler) {
        Declaration declaration = connection -> broker.declare(connection, inbox);
        InboxLetters letters = new InboxLetters(broker, inbox, declaration, config.confirmTimeout());
        IncomingQueue queue = new IncomingQueue(
                broker, IncomingQueue.Source.of(inbox), new BackOff(config.longestPause()), declaration);
        connector.add(queue);
        connector.add(inbox.deadLetters(), letters.exchange());
        queue.messages()
                .onItem()
                .transformToUni(message -> settled(inbox, message, handler, letters))
                .merge(inbox.prefetch())
                .subscribe()
                .with(nothing -> {});
    }

    /** Ends well in any case: one message that cannot even be given up must not end the reading of all others. */
    private Uni<Void> settled(Inbox inbox, Message<byte[]> message, InboxHandler handler, InboxLetters letters) {
        InboxAttempt attempt =
                new InboxAttempt(inbox, message.getPayload(), handler, letters, metrics, config.maximumAttempts());
        return Uni.createFrom()
                .completionStage(() -> processor.process(inbox.name(), message, attempt))
                .onFailure(RejectedExecutionException.class)
                .recoverWithNull() // The service stops, and the message becomes the broker's again.
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "event=stays-in-hand queue=%s", inbox.name()))
                .onFailure()
                .recoverWithNull();
    }
}
