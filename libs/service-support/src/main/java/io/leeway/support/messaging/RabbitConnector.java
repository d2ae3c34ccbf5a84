package io.leeway.support.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Reactive Messaging over RabbitMQ's own Java client, with acknowledgements that are bound to the channel that delivered.
 *
 * <p>Attributes of an incoming channel: {@code queue.name}, one of {@link WorkQueue} or {@link Topology#DEAD_LETTERS};
 * or {@code queue.exclusive=true} with {@code exchange.name} and {@code routing-keys} for a queue of this instance alone;
 * {@code max-outstanding-messages} (16); {@code auto-acknowledgement} (false). Of an outgoing one: {@code exchange.name},
 * and {@code mandatory} (true; if false, a message that no queue takes is no fault). Messages are bytes, durable and
 * confirmed; where the broker is stands in {@link MessagingConfig}.
 */
@ApplicationScoped
@Connector(RabbitConnector.NAME)
class RabbitConnector implements InboundConnector, OutboundConnector {

    static final String NAME = "leeway-rabbitmq";

    private static final int PREFETCH = 16;
    static final int MOST_PREFETCH = 1_000;

    private final Broker broker;
    private final MessagingConfig messaging;
    private final Map<String, IncomingQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, OutgoingExchange> exchanges = new ConcurrentHashMap<>();

    RabbitConnector(Broker broker, MessagingConfig messaging) {
        this.broker = broker;
        this.messaging = messaging;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        IncomingQueue queue = new IncomingQueue(broker, source(config), new BackOff(messaging.longestPause()));
        add(queue);
        return queue.messages();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        String name = config.getValue(CHANNEL_NAME_ATTRIBUTE, String.class);
        OutgoingExchange exchange = new OutgoingExchange(
                broker,
                name,
                config.getValue("exchange.name", String.class),
                config.getOptionalValue("mandatory", Boolean.class).orElse(true),
                messaging.confirmTimeout(),
                broker::declareTopology);
        add(name, exchange);
        return exchange;
    }

    /** Has a queue end with the service. */
    void add(IncomingQueue queue) {
        queues.put(queue.source().channel(), queue);
    }

    /** Has an exchange end with the service. */
    void add(String name, OutgoingExchange exchange) {
        exchanges.put(name, exchange);
    }

    /** Every queue that is read. */
    List<IncomingQueue> queues() {
        return List.copyOf(queues.values());
    }

    /** Takes no further messages. */
    void stopDelivery() {
        queues.values().forEach(IncomingQueue::stopDelivery);
    }

    /** Ends every connection; what was not acknowledged comes again. */
    void close() {
        queues.values().forEach(IncomingQueue::close);
        exchanges.values().forEach(OutgoingExchange::close);
        broker.close();
    }

    private static IncomingQueue.Source source(Config config) {
        String channel = config.getValue(CHANNEL_NAME_ATTRIBUTE, String.class);
        String queue = config.getOptionalValue("queue.name", String.class).orElse("");
        boolean ownQueue =
                config.getOptionalValue("queue.exclusive", Boolean.class).orElse(false);
        if (!ownQueue
                && !queue.equals(Topology.DEAD_LETTERS)
                && WorkQueue.named(queue).isEmpty()) {
            throw new IllegalArgumentException("channel " + channel + " reads '" + queue
                    + "', which is no queue of Leeway's topology and so has no dead-letter queue");
        }
        int prefetch = config.getOptionalValue("max-outstanding-messages", Integer.class)
                .orElse(PREFETCH);
        if (prefetch < 1 || prefetch > MOST_PREFETCH) {
            throw new IllegalArgumentException(
                    "channel " + channel + " needs max-outstanding-messages from 1 to " + MOST_PREFETCH);
        }
        return new IncomingQueue.Source(
                channel,
                ownQueue ? "" : queue,
                config.getOptionalValue("exchange.name", String.class).orElse(Topology.EVENTS),
                Arrays.asList(config.getOptionalValue("routing-keys", String.class)
                        .orElse("#")
                        .split(",")),
                prefetch,
                config.getOptionalValue("auto-acknowledgement", Boolean.class).orElse(false));
    }
}
