package io.leeway.stack.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.leeway.stack.ServersProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** Killing the broker in the middle of publishing; {@code -Dleeway.kills=5} does it more often. */
@Execution(ExecutionMode.CONCURRENT)
class AmqpBrokerKillTest {

    private static final int KILLS = Integer.getInteger("leeway.kills", 2);
    private static final String QUEUE = "t.kept";
    private static final AMQP.BasicProperties PERSISTENT =
            new AMQP.BasicProperties.Builder().deliveryMode(2).build();

    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    @Test
    void shouldKeepEveryConfirmedMessageOverKills(@TempDir Path data) throws Exception {
        // Given
        Random random = new Random(11);
        long longestStart = 0;

        // When
        for (int kill = 0; kill < KILLS; kill++) {
            long begin = System.nanoTime();
            ServersProcess broker = ServersProcess.start(data, "amqp");
            longestStart = Math.max(longestStart, System.nanoTime() - begin);
            Thread[] publishers = new Thread[2];
            for (int i = 0; i < publishers.length; i++) {
                String prefix = "r" + kill + "-p" + i + "-";
                publishers[i] = Thread.ofPlatform().start(() -> publish(broker, prefix));
            }
            publishers[0].join(500 + random.nextLong(2_000));
            broker.kill();
            for (Thread publisher : publishers) {
                assertThat(publisher.join(Duration.ofSeconds(30))).isTrue();
            }
        }

        // Then
        long begin = System.nanoTime();
        try (ServersProcess broker = ServersProcess.start(data, "amqp")) {
            longestStart = Math.max(longestStart, System.nanoTime() - begin);
            Set<String> lost = new HashSet<>(confirmed);
            lost.removeAll(drained(broker));
            System.out.printf(
                    "kills %d, confirmed messages %d, lost %d, longest start %.1f s%n",
                    KILLS, confirmed.size(), lost.size(), longestStart / 1e9);
            assertThat(lost).isEmpty();
        }
    }

    private void publish(ServersProcess broker, String prefix) {
        try (Connection connection = factory(broker).newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            for (int i = 0; ; i++) {
                String text = prefix + i;
                channel.basicPublish("", QUEUE, true, PERSISTENT, text.getBytes(StandardCharsets.UTF_8));
                channel.waitForConfirmsOrDie(10_000);
                confirmed.add(text);
            }
        } catch (IOException | ShutdownSignalException | TimeoutException expected) {
            // The broker was killed.
            return;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> drained(ServersProcess broker) throws Exception {
        Set<String> texts = new HashSet<>();
        try (Connection connection = factory(broker).newConnection();
                Channel channel = connection.createChannel()) {
            for (GetResponse got = channel.basicGet(QUEUE, true); got != null; got = channel.basicGet(QUEUE, true)) {
                texts.add(new String(got.getBody(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static ConnectionFactory factory(ServersProcess broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(Integer.parseInt(broker.fact("amqp.port")));
        factory.setPassword(broker.password("amqp"));
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }
}
