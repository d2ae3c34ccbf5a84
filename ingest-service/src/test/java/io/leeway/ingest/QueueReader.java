package io.leeway.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import org.eclipse.microprofile.config.ConfigProvider;

import io.leeway.contracts.ContractJson;

/** Reads work queues as the services would that are not there, and gives messages up as they would. */
final class QueueReader implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final List<Read> read = new CopyOnWriteArrayList<>();

    /** A message: its queue, whether it is to be worked off anew, and its event. */
    record Read(String queue, boolean anew, boolean toldAgain, JsonNode event) {}

    QueueReader(String... queues) {
        connection = connect("queue-reader");
        try {
            channel = connection.createChannel();
            for (String queue : queues) {
                channel.basicConsume(
                        queue,
                        true,
                        (tag, delivery) -> read.add(of(queue, delivery.getProperties(), delivery.getBody())),
                        tag -> {});
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** A connection to the broker past its wire. */
    static Connection connect(String purpose) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setHost("127.0.0.1");
            factory.setPort(ConfigProvider.getConfig().getValue(WiredServersResource.BROKER_PORT, Integer.class));
            factory.setPassword(ConfigProvider.getConfig().getValue("leeway.rabbitmq.password", String.class));
            return factory.newConnection(purpose);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static Read of(String queue, AMQP.BasicProperties properties, byte[] body) throws IOException {
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        return new Read(
                queue,
                Boolean.TRUE.equals(headers.get("leeway-anew")),
                headers.containsKey("leeway-anew"),
                ContractJson.mapper().readTree(body));
    }

    /** Takes what is in a queue without consuming from it, so that it counts as one that nobody reads. */
    void takeAll(String queue) {
        try {
            for (GetResponse message = channel.basicGet(queue, true);
                    message != null;
                    message = channel.basicGet(queue, true)) {
                read.add(of(queue, message.getProps(), message.getBody()));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What was read of an event. */
    List<Read> of(String event) {
        return read.stream()
                .filter(message -> message.event().path("id").asText().equals(event))
                .toList();
    }

    void giveUp(String queue, byte[] body, String reason) {
        try {
            channel.basicPublish(
                    "leeway.dead-letters",
                    queue,
                    new AMQP.BasicProperties.Builder()
                            .deliveryMode(2)
                            .headers(Map.of("leeway-queue", queue, "leeway-reason", reason, "leeway-attempt", 3))
                            .build(),
                    body);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
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
