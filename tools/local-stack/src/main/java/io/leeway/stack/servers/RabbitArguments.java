package io.leeway.stack.servers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.qpid.server.model.AbstractConfigurationChangeListener;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Exchange;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.queue.QueueArgumentsConverter;
import org.apache.qpid.server.virtualhost.QueueManagingVirtualHost;
import org.jspecify.annotations.Nullable;

/**
 * Gives RabbitMQ's queue arguments their meaning on Qpid: dead-lettering, time to live and length limits.
 *
 * <p>Qpid knows one "alternate binding" per queue, without a routing key. So each queue with a dead-letter exchange gets
 * a hidden fanout exchange as its alternate, bound to the dead-letter exchange or queue once that exists, with the
 * dead-letter routing key in place of the message's own.
 */
final class RabbitArguments extends AbstractConfigurationChangeListener {

    private record Link(String hiddenExchange, @Nullable String routingKey) {}

    private final QueueManagingVirtualHost<?> host;
    private final Map<String, List<Link>> waitingForDestination = new ConcurrentHashMap<>();

    private RabbitArguments(QueueManagingVirtualHost<?> host) {
        this.host = host;
    }

    static void teach(QueueManagingVirtualHost<?> host) {
        RabbitArguments arguments = new RabbitArguments(host);
        host.addChangeListener(arguments);
        QueueArgumentsConverter.use(arguments::translate);
    }

    /** One at a time: services that start together declare the same queues at the same moment. */
    private synchronized Map<String, Object> translate(String queue, Map<String, Object> arguments) {
        Map<String, Object> attributes = new HashMap<>();
        boolean deadLetters = arguments.get("x-dead-letter-exchange") != null;
        if (!deadLetters && arguments.get("x-dead-letter-routing-key") != null) {
            throw new IllegalArgumentException("x-dead-letter-routing-key needs x-dead-letter-exchange");
        }
        number(arguments, "x-message-ttl").ifPresent(millis -> attributes.put("maximumMessageTtl", millis));
        number(arguments, "x-max-length").ifPresent(length -> {
            attributes.put("maximumQueueDepthMessages", length);
            attributes.put("overflowPolicy", overflow(arguments));
        });
        number(arguments, "x-max-length-bytes").ifPresent(bytes -> {
            attributes.put("maximumQueueDepthBytes", bytes);
            attributes.put("overflowPolicy", overflow(arguments));
        });
        if (deadLetters) {
            attributes.put("expiryPolicy", "ROUTE_TO_ALTERNATE");
            attributes.put("alternateBinding", Map.of("destination", deadLetterExchange(queue, arguments)));
        }
        return attributes;
    }

    private String deadLetterExchange(String queue, Map<String, Object> arguments) {
        String exchange = String.valueOf(arguments.get("x-dead-letter-exchange"));
        Object key = arguments.get("x-dead-letter-routing-key");
        String hidden = "leeway.dead-letters-of." + queue;
        if (find(Exchange.class, hidden).isEmpty()) {
            host.createChild(
                    Exchange.class,
                    Map.of("name", hidden, "type", "fanout", "durable", true, "lifetimePolicy", "PERMANENT"));
        }
        if (exchange.isEmpty()) {
            // The default exchange delivers to the queue that the routing key names.
            connect(key == null ? queue : key.toString(), new Link(hidden, null));
        } else {
            connect(exchange, new Link(hidden, key == null ? null : key.toString()));
        }
        return hidden;
    }

    private void connect(String destination, Link link) {
        boolean exists = find(Exchange.class, destination).isPresent()
                || find(Queue.class, destination).isPresent();
        if (!exists) {
            waitingForDestination
                    .computeIfAbsent(destination, name -> new ArrayList<>())
                    .add(link);
            return;
        }
        find(Exchange.class, link.hiddenExchange()).ifPresent(hidden -> {
            String key = link.routingKey();
            Map<String, Object> binding = key == null ? Map.of() : Map.of("x-replacement-routing-key", key);
            ((Exchange<?>) hidden).bind(destination, key == null ? "" : key, binding, true);
        });
    }

    @Override
    public void childAdded(ConfiguredObject<?> parent, ConfiguredObject<?> child) {
        List<Link> links = waitingForDestination.remove(child.getName());
        if (links != null) {
            links.forEach(link -> connect(child.getName(), link));
        }
    }

    @SuppressWarnings("rawtypes")
    private Optional<ConfiguredObject> find(Class<? extends ConfiguredObject> type, String name) {
        for (Object child : host.getChildren(type)) {
            ConfiguredObject<?> object = (ConfiguredObject<?>) child;
            if (object.getName().equals(name)) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(Map<String, Object> arguments, String name) {
        return arguments.get(name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static String overflow(Map<String, Object> arguments) {
        return "reject-publish".equals(arguments.get("x-overflow")) ? "REJECT" : "RING";
    }
}
