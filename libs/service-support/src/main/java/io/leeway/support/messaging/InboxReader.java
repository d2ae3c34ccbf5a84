package io.leeway.support.messaging;

import java.util.List;
import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
     *
     * @param handler takes a message, on a virtual thread. When it returns, the message is acknowledged. With {@link
     *     UnprocessableEventException} it is given up, and its reason with it; with a failure of the surroundings, such as
     *     {@link OutageException}, it is tried again until they are back, or the message has become the broker's again;
     *     with anything else it is tried a few times and then given up
     */
    public void read(Inbox inbox, Consumer<InboxMessage> handler) {
        Declaration declaration = connection -> broker.declare(connection, inbox);
        InboxLetters letters = new InboxLetters(broker, inbox, declaration, config.confirmTimeout());
        IncomingQueue queue = new IncomingQueue(
                broker,
                new IncomingQueue.Source(inbox.name(), inbox.name(), inbox.name(), List.of(), inbox.prefetch(), false),
                new BackOff(config.longestPause()),
                declaration);
        connector.add(queue);
        connector.add(inbox.deadLetters(), letters.exchange());
        queue.messages()
                .onItem()
                .transformToUni(message -> Uni.createFrom()
                        .completionStage(() -> processor.process(
                                inbox.name(),
                                message,
                                new InboxAttempt(
                                        inbox,
                                        message.getPayload(),
                                        handler,
                                        letters,
                                        metrics,
                                        config.maximumAttempts()))))
                .merge(inbox.prefetch())
                .subscribe()
                .with(nothing -> {}, failure -> LOG.debugf(failure, "event=inbox-ended queue=%s", inbox.name()));
    }
}
