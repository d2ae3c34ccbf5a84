package io.leeway.stack.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.Return;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What services expect of RabbitMQ, on the embedded broker. */
class AmqpBrokerTest {

    private static final AMQP.BasicProperties PERSISTENT =
            new AMQP.BasicProperties.Builder().deliveryMode(2).build();

    private static final String PASSWORD = "of-this-test";

    @TempDir
    static Path data;

    private static AmqpBroker broker;

    private Connection connection;
    private Channel channel;

    @BeforeAll
    static void start() {
        broker = AmqpBroker.start(data, 0, PASSWORD);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void connect() throws Exception {
        connection = factory(broker).newConnection();
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
    }

    @Test
    void shouldRouteByTopicAndConfirm() throws Exception {
        // Given
        channel.exchangeDeclare("t.events", "topic", true);
        channel.queueDeclare("t.work", true, false, false, Map.of());
        channel.queueBind("t.work", "t.events", "batch.accepted");

        // When
        publish("t.events", "batch.accepted", "wanted");
        publish("t.events", "model.defined", "unwanted");

        // Then
        assertThat(text(channel.basicGet("t.work", true))).isEqualTo("wanted");
        assertThat(channel.basicGet("t.work", true)).isNull();
    }

    @Test
    void shouldDeadLetterWhatIsRejected() throws Exception {
        // Given
        channel.exchangeDeclare("t.dead", "fanout", true);
        channel.queueDeclare("t.dead", true, false, false, Map.of());
        channel.queueBind("t.dead", "t.dead", "");
        channel.queueDeclare("t.rejecting", true, false, false, Map.of("x-dead-letter-exchange", "t.dead"));
        publish("", "t.rejecting", "poison");

        // When
        channel.basicReject(
                Objects.requireNonNull(channel.basicGet("t.rejecting", false))
                        .getEnvelope()
                        .getDeliveryTag(),
                false);

        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> channel.messageCount("t.dead") == 1);
        assertThat(text(channel.basicGet("t.dead", true))).isEqualTo("poison");
    }

    @Test
    void shouldReturnAMessageFromItsRetryQueueAfterItsTime() throws Exception {
        // Given: the default exchange as dead-letter exchange, as the retry queues of services have it
        channel.queueDeclare("t.retried", true, false, false, Map.of());
        channel.queueDeclare(
                "t.retried.retry",
                true,
                false,
                false,
                Map.of(
                        "x-message-ttl", 300,
                        "x-dead-letter-exchange", "",
                        "x-dead-letter-routing-key", "t.retried"));

        // When
        publish("", "t.retried.retry", "again");

        // Then
        assertThat(channel.messageCount("t.retried")).isZero();
        await().atMost(15, TimeUnit.SECONDS).until(() -> channel.messageCount("t.retried") == 1);
        assertThat(text(channel.basicGet("t.retried", true))).isEqualTo("again");
    }

    @Test
    void shouldDeliverAgainWhatNobodyAcknowledged() throws Exception {
        // Given
        channel.queueDeclare("t.unacknowledged", true, false, false, Map.of());
        publish("", "t.unacknowledged", "kept");
        Connection dying = factory(broker).newConnection();
        assertThat(dying.createChannel().basicGet("t.unacknowledged", false)).isNotNull();

        // When
        dying.abort();

        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> channel.messageCount("t.unacknowledged") == 1);
        GetResponse response = Objects.requireNonNull(channel.basicGet("t.unacknowledged", true));
        assertThat(response.getEnvelope().isRedeliver()).isTrue();
    }

    @Test
    void shouldCarryEightMegabytes() throws Exception {
        // Given
        channel.queueDeclare("t.large", true, false, false, Map.of());
        byte[] large = new byte[8 << 20];
        large[large.length - 1] = 1;

        // When
        channel.basicPublish("", "t.large", PERSISTENT, large);
        channel.waitForConfirmsOrDie(20_000);

        // Then
        assertThat(Objects.requireNonNull(channel.basicGet("t.large", true)).getBody())
                .isEqualTo(large);
    }

    @Test
    void shouldLetManyServicesDeclareTheSameAtOnce() throws Exception {
        // Given
        channel.exchangeDeclare("t.shared", "fanout", true);
        Callable<String> declare = () -> {
            try (Connection own = factory(broker).newConnection();
                    Channel ownChannel = own.createChannel()) {
                for (int i = 0; i < 5; i++) {
                    ownChannel.queueDeclare(
                            "t.shared." + i, true, false, false, Map.of("x-dead-letter-exchange", "t.shared"));
                }
                return "declared";
            }
        };

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            // Then
            assertThat(threads.invokeAll(
                            IntStream.range(0, 6).mapToObj(i -> declare).toList()))
                    .allSatisfy(result -> assertThat(result.get()).isEqualTo("declared"));
        }
    }

    @Test
    void shouldKeepWhatItConfirmedOverARestart(@TempDir Path own) throws Exception {
        // Given
        AmqpBroker first = AmqpBroker.start(own, 0, PASSWORD);
        try (Connection before = factory(first).newConnection();
                Channel publisher = before.createChannel()) {
            publisher.confirmSelect();
            publisher.queueDeclare("t.durable", true, false, false, Map.of());
            publisher.basicPublish("", "t.durable", PERSISTENT, "survivor".getBytes(StandardCharsets.UTF_8));
            publisher.waitForConfirmsOrDie(10_000);
        }

        // When
        first.close();
        AmqpBroker second = AmqpBroker.start(own, 0, PASSWORD);

        // Then
        try (Connection after = factory(second).newConnection();
                Channel consumer = after.createChannel()) {
            assertThat(text(consumer.basicGet("t.durable", true))).isEqualTo("survivor");
        } finally {
            second.close();
        }
    }

    @Test
    void shouldReturnAMandatoryMessageThatNoQueueTakes() throws Exception {
        // Given
        channel.exchangeDeclare("t.mandatory", "topic", true);
        BlockingQueue<Return> returned = new LinkedBlockingQueue<>();
        channel.addReturnListener(returned::add);

        // When
        channel.basicPublish("t.mandatory", "nowhere", true, PERSISTENT, "unroutable".getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirms(10_000);

        // Then: RabbitMQ confirms the message after its return, this broker refuses it before
        Return message = Objects.requireNonNull(returned.poll(10, TimeUnit.SECONDS));
        assertThat(message.getReplyCode()).isEqualTo(312);
        assertThat(message.getRoutingKey()).isEqualTo("nowhere");
        assertThat(message.getBody()).asString().isEqualTo("unroutable");
    }

    @Test
    void shouldConfirmInOrderWhatIsNotMandatoryAndGoesNowhere() throws Exception {
        // Given
        channel.exchangeDeclare("t.announced", "topic", true);

        // When
        publish("t.announced", "nobody", "dropped");

        // Then
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void shouldForgetAnExclusiveQueueWithItsConnection() throws Exception {
        // Given: not auto-deleted, with which this broker keeps a queue that never had a consumer
        channel.exchangeDeclare("t.live", "topic", true);
        Connection passing = factory(broker).newConnection();
        Channel own = passing.createChannel();
        String queue = own.queueDeclare("", false, true, false, Map.of()).getQueue();
        own.queueBind(queue, "t.live", "risk.assessed");
        publish("t.live", "risk.assessed", "seen");
        assertThat(queue).isNotBlank();
        await().atMost(10, TimeUnit.SECONDS).until(() -> own.messageCount(queue) == 1);

        // When
        passing.close();

        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> isGone(queue));
    }

    @Test
    void shouldCountWhatWaitsInAQueueThatIsDeclaredPassively() throws Exception {
        // Given
        channel.queueDeclare("t.counted", true, false, false, Map.of());
        for (int i = 0; i < 3; i++) {
            publish("", "t.counted", "one of three");
        }

        // When
        AMQP.Queue.DeclareOk declared = channel.queueDeclarePassive("t.counted");

        // Then
        assertThat(declared.getMessageCount()).isEqualTo(3);
    }

    private boolean isGone(String queue) throws Exception {
        try (Channel asking = connection.createChannel()) {
            asking.queueDeclarePassive(queue);
            return false;
        } catch (IOException | AlreadyClosedException exception) {
            return true;
        } catch (TimeoutException exception) {
            return false;
        }
    }

    private void publish(String exchange, String key, String text) throws Exception {
        channel.basicPublish(exchange, key, PERSISTENT, text.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(10_000);
    }

    private static String text(GetResponse response) {
        return response == null ? "" : new String(response.getBody(), StandardCharsets.UTF_8);
    }

    private static ConnectionFactory factory(AmqpBroker of) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(of.port());
        factory.setPassword(PASSWORD);
        return factory;
    }
}
