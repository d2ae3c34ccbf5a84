package io.leeway.support.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.eclipse.microprofile.config.ConfigProvider;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;

import static org.awaitility.Awaitility.await;

/** A test's own connection to the broker: tells events as another service would, and listens to what is told. */
public final class EventBus implements AutoCloseable {

    private static final String LAST_DECLARED = "leeway.ingest.retry";

    private final Connection connection;
    private final Channel channel;

    private EventBus(Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Connects to the broker of the service under test. */
    public static EventBus connect() {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setHost(ConfigProvider.getConfig().getValue("leeway.rabbitmq.host", String.class));
            factory.setPort(ConfigProvider.getConfig().getValue("leeway.rabbitmq.port", Integer.class));
            factory.setPassword(ConfigProvider.getConfig().getValue("leeway.rabbitmq.password", String.class));
            Connection connection = factory.newConnection("test");
            // Declared by the service in the background; what is told before goes nowhere.
            await().atMost(20, TimeUnit.SECONDS).until(() -> isThere(connection, LAST_DECLARED));
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            return new EventBus(connection, channel);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static boolean isThere(Connection connection, String queue) throws IOException, TimeoutException {
        try (Channel asking = connection.createChannel()) {
            asking.queueDeclarePassive(queue);
            return true;
        } catch (IOException | AlreadyClosedException missing) {
            return false;
        }
    }

    /** Publishes an event durably. */
    public <T> void tell(EventType type, CloudEvent<T> event) {
        try {
            send(type.routingKey(), ContractJson.mapper().writeValueAsBytes(event));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Publishes an event that is to be worked off even if it was before. */
    public <T> void tellAnew(EventType type, CloudEvent<T> event) {
        try {
            send(type.routingKey(), ContractJson.mapper().writeValueAsBytes(event), Map.of("leeway-anew", true));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Publishes any bytes under a routing key. */
    public void send(String routingKey, byte[] body) {
        send(routingKey, body, Map.of());
    }

    private void send(String routingKey, byte[] body, Map<String, Object> headers) {
        try {
            AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                    .deliveryMode(2)
                    .headers(headers)
                    .build();
            channel.basicPublish("leeway.events", routingKey, properties, body);
            channel.waitForConfirmsOrDie(10_000);
        } catch (IOException | TimeoutException exception) {
            throw new IllegalStateException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    /** Collects every event of a type from now on; the list grows as they come. */
    public List<JsonNode> listen(EventType type) {
        try {
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, "leeway.events", type.routingKey());
            return collect(queue);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Collects the dead letters, each as an object of its {@code reason} and {@code queue}. */
    public List<JsonNode> deadLetters() {
        List<JsonNode> letters = new CopyOnWriteArrayList<>();
        try {
            channel.basicConsume(
                    "leeway.dead-letters",
                    true,
                    (tag, delivery) -> letters.add(ContractJson.mapper()
                            .createObjectNode()
                            .put(
                                    "reason",
                                    String.valueOf(delivery.getProperties()
                                            .getHeaders()
                                            .get("leeway-reason")))
                            .put(
                                    "queue",
                                    String.valueOf(delivery.getProperties()
                                            .getHeaders()
                                            .get("leeway-queue")))),
                    tag -> {});
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return letters;
    }

    private List<JsonNode> collect(String queue) throws IOException {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        channel.basicConsume(
                queue,
                true,
                (tag, delivery) -> events.add(ContractJson.mapper().readTree(delivery.getBody())),
                tag -> {});
        return events;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
