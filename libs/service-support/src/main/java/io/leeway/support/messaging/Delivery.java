package io.leeway.support.messaging;

import java.io.IOException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Envelope;
import org.jboss.logging.Logger;

/**
 * How a message came: on which channel and under which tag, which only that channel can acknowledge.
 *
 * <p>When the channel is closed before, the broker delivers the message again on another; what is acknowledged then is
 * dropped.
 */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** What the headers of a CloudEvent's attributes begin with; both are as long. */
    static final String CLOUD_EVENT = "cloudEvents:";

    private static final List<String> CLOUD_EVENT_PREFIXES = List.of(CLOUD_EVENT, "cloudEvents_");

    /** More than these are no attributes that anybody reads, and would not fit with a reason into a frame. */
    private static final int MOST_ATTRIBUTES = 30;

    private static final int LONGEST_ATTRIBUTE = 1_000;

    private final Channel channel;
    private final Envelope envelope;
    private final AMQP.BasicProperties properties;
    private final Map<String, Object> headers;
    private final boolean acknowledgedByBroker;

    Delivery(Channel channel, Envelope envelope, AMQP.BasicProperties properties, boolean acknowledgedByBroker) {
        this.channel = channel;
        this.envelope = envelope;
        this.properties = properties;
        this.headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        this.acknowledgedByBroker = acknowledgedByBroker;
    }

    /** Whether it can still be acknowledged; if not, the message comes again. */
    boolean isCurrent() {
        return channel.isOpen();
    }

    /** A whole number from the headers. */
    Optional<Long> number(String header) {
        return Optional.ofNullable(headers.get(header)).map(value -> switch (value) {
            case Number number -> number.longValue();
            case Date date -> date.getTime();
            default -> null;
        });
    }

    /** Text from the headers. */
    Optional<String> text(String header) {
        return Optional.ofNullable(headers.get(header)).map(Object::toString);
    }

    /** Whether a header is there and true. */
    boolean is(String header) {
        return Boolean.TRUE.equals(headers.get(header));
    }

    /** The message as one of an inbox. */
    InboxMessage message(byte[] body) {
        return new InboxMessage(
                envelope.getRoutingKey(),
                properties.getContentType(),
                properties.getContentEncoding(),
                attributes(),
                body);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((header, value) -> {
            if (CLOUD_EVENT_PREFIXES.stream().anyMatch(header::startsWith) && attributes.size() < MOST_ATTRIBUTES) {
                String text = value instanceof Date time ? time.toInstant().toString() : String.valueOf(value);
                attributes.put(header.substring(CLOUD_EVENT.length()), Redirection.cut(text, LONGEST_ATTRIBUTE));
            }
        });
        return attributes;
    }

    /** Takes the message off the queue. */
    void acknowledge() {
        settle(() -> channel.basicAck(envelope.getDeliveryTag(), false));
    }

    /** Has the broker dead-letter the message. */
    void reject() {
        settle(() -> channel.basicReject(envelope.getDeliveryTag(), false));
    }

    private void settle(Settlement settlement) {
        if (acknowledgedByBroker) {
            return;
        }
        try {
            settlement.send();
        } catch (AlreadyClosedException | IOException exception) {
            // The message is still the broker's and comes again; whoever works it off is idempotent.
            LOG.debugf(exception, "event=late-acknowledgement exchange=%s", envelope.getExchange());
        }
    }

    private interface Settlement {
        void send() throws IOException;
    }
}
