package io.leeway.benchmarks.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/** Over the broker: durable messages, of which the broker confirms a few hundred together. */
final class QueueWay implements EventWay {

    /** The exchange that ingest-service reads where nothing else is configured. */
    private static final String EXCHANGE = "leeway.predictions";

    private static final int DURABLE = 2;
    private static final int UNCONFIRMED = 500;
    private static final long CONFIRMED_WITHIN_MILLIS = 60_000;

    private final Connection connection;
    private final Channel channel;
    private int unconfirmed;

    QueueWay(ConnectionFactory broker) throws IOException, TimeoutException {
        connection = broker.newConnection("benchmark");
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    @Override
    public synchronized void send(EventHalf half) throws InterruptedException {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(DURABLE)
                .headers(Map.of(
                        "cloudEvents:id",
                        half.id(),
                        "cloudEvents:type",
                        half.type(),
                        "cloudEvents:time",
                        Instant.now().toString()))
                .build();
        try {
            channel.basicPublish(
                    EXCHANGE, GeneratedRows.MODEL, properties, half.body().getBytes(StandardCharsets.UTF_8));
            unconfirmed++;
            if (unconfirmed == UNCONFIRMED) {
                awaitConfirmed();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void awaitConfirmed() throws IOException, InterruptedException {
        try {
            channel.waitForConfirmsOrDie(CONFIRMED_WITHIN_MILLIS);
            unconfirmed = 0;
        } catch (TimeoutException exception) {
            throw new IOException("the broker did not confirm in time", exception);
        }
    }

    @Override
    public synchronized void close() {
        try {
            awaitConfirmed();
            connection.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } finally {
            connection.abort();
        }
    }
}
