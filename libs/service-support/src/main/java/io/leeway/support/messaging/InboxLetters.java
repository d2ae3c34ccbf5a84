package io.leeway.support.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Puts messages of an inbox that were given up into their queue, with all that is needed to send them again. Of their
 * headers only a CloudEvent's attributes stay: others could have the broker do something, such as send copies elsewhere.
 */
final class InboxLetters {

    private static final String ROUTING_KEY = "leeway-routing-key";

    private final Inbox inbox;
    private final OutgoingExchange exchange;

    InboxLetters(Broker broker, Inbox inbox, Declaration declaration, Duration confirmTimeout) {
        this.inbox = inbox;
        // The default exchange delivers to the queue that the routing key names.
        this.exchange = new OutgoingExchange(broker, inbox.deadLetters(), "", true, confirmTimeout, declaration);
    }

    OutgoingExchange exchange() {
        return exchange;
    }

    /**
     * Returns when the broker has confirmed it.
     *
     * @throws OutageException if it does not
     */
    void send(InboxMessage message, String reason, int attempts) {
        Map<String, Object> headers = new HashMap<>(Redirection.givenUp(inbox.name(), reason, attempts));
        headers.put(ROUTING_KEY, message.routingKey());
        message.attributes().forEach((name, value) -> headers.put(Delivery.CLOUD_EVENT + name, value));
        try {
            exchange.send(new OutgoingMessage(inbox.deadLetters(), "", message.contentType(), headers), message.body())
                    .join();
        } catch (CompletionException exception) {
            throw new OutageException("the broker does not take what was given up", exception);
        }
    }
}
