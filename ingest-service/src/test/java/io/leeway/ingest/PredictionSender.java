package io.leeway.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends single predictions over RabbitMQ as a serving platform does, past the wire of the service. */
final class PredictionSender implements AutoCloseable {

    static final String QUEUE = "leeway.predictions";
    static final String GIVEN_UP = QUEUE + ".dead-letters";

    private static final long CONFIRM_MILLIS = 10_000;

    private final Connection connection = QueueReader.connect("prediction-sender");
    private final Channel channel;

    PredictionSender() {
        try {
            channel = connection.createChannel();
            channel.confirmSelect();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Returns when the broker has taken it. */
    void send(String routingKey, String contentType, Map<String, Object> headers, String body) {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .deliveryMode(2)
                .contentType(contentType)
                .headers(headers)
                .build();
        try {
            channel.basicPublish(QUEUE, routingKey, true, properties, body.getBytes(UTF_8));
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (TimeoutException exception) {
            throw new IllegalStateException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    /** How many messages nobody has in hand. */
    long length(String queue) {
        try {
            return channel.messageCount(queue);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Takes all that nobody has in hand, and says how many there were. */
    int purge(String queue) {
        try {
            return channel.queuePurge(queue).getMessageCount();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Takes one that was given up, and says why it was. */
    Optional<String> reason() {
        try {
            return Optional.ofNullable(channel.basicGet(GIVEN_UP, true))
                    .map(GetResponse::getProps)
                    .map(properties -> String.valueOf(properties.getHeaders().get("leeway-reason")));
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
