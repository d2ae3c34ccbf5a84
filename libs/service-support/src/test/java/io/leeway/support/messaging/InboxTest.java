package io.leeway.support.messaging;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class InboxTest extends OverABroker {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PREFETCH = 20;
    private static final int LARGEST = 10;

    private final Inbox inbox = new Inbox("test." + UUID.randomUUID(), PREFETCH, LARGEST);

    private Bus outside;
    private Channel channel;

    /** Past the wire that a test cuts. */
    @BeforeEach
    void openOutside() throws Exception {
        outside = another();
        channel = outside.broker.open();
        channel.confirmSelect();
        Topology.declare(channel, inbox, QueueKind.CLASSIC);
    }

    @AfterEach
    void closeOutside() {
        outside.close();
    }

    @Test
    void shouldHandOnWhatWasSentAndHowItWas() throws Exception {
        // Given
        List<InboxMessage> received = new CopyOnWriteArrayList<>();
        bus.inboxes.read(inbox, received::add);

        // When
        send("churn", "{}", Map.of("cloudEvents:id", "a", "cloudEvents_type", "b", "other", "c"));

        // Then
        await().atMost(SOON).until(() -> received.size() == 1 && length(inbox.name()) == 0);
        InboxMessage message = received.getFirst();
        assertThat(message.routingKey()).isEqualTo("churn");
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(message.contentEncoding()).isNull();
        assertThat(message.attributes()).isEqualTo(Map.of("id", "a", "type", "b"));
        assertThat(message.body()).isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void shouldHaveSeveralMessagesInHandAndNoMoreThanItMay() throws Exception {
        // Given
        int messages = 2 * PREFETCH;
        for (int i = 0; i < messages; i++) {
            send("churn", "{}", Map.of());
        }
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);

        // When
        bus.inboxes.read(inbox, message -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            awaitEnd(end);
            inHand.decrementAndGet();
            done.incrementAndGet();
        });

        // Then
        await().atMost(SOON).until(() -> inHand.get() >= PREFETCH);
        end.countDown();
        await().atMost(SOON).until(() -> done.get() == messages);
        assertThat(most).hasValue(PREFETCH);
    }

    @Test
    void shouldLoseNothingWhenServicesStopAndConnectionsBreakInMidFlow() throws Exception {
        // Given
        int messages = 600;
        Set<String> stored = ConcurrentHashMap.newKeySet();
        InboxHandler store = message -> stored.add(new String(message.body(), UTF_8));
        bus.inboxes.read(inbox, store);
        List<String> sent = IntStream.range(0, messages).mapToObj(i -> "m" + i).toList();

        // When
        Bus other = another();
        try (Bus next = another()) {
            other.inboxes.read(inbox, store);
            for (int i = 0; i < messages; i++) {
                send("churn", sent.get(i), Map.of());
                if (i % 100 == 50) {
                    bus.wire.cut();
                }
                if (i == 300) {
                    other.close();
                    next.inboxes.read(inbox, store);
                }
            }

            // Then
            await().atMost(SOON).until(() -> stored.size() == messages && length(inbox.name()) == 0);
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(letters()).isEmpty();
    }

    @Test
    void shouldWaitForSurroundingsAndSaySo() throws Exception {
        // Given
        AtomicReference<@Nullable RuntimeException> fault =
                new AtomicReference<>(new OutageException("the database", new ConnectException()));
        List<InboxMessage> received = new CopyOnWriteArrayList<>();
        bus.inboxes.read(inbox, message -> {
            RuntimeException current = fault.get();
            if (current != null) {
                throw current;
            }
            received.add(message);
        });

        // When
        send("churn", "{}", Map.of());

        // Then
        await().atMost(SOON).until(() -> bus.outages.reasons().containsKey(inbox.name()));
        fault.set(null);
        await().atMost(SOON)
                .until(() -> received.size() == 1 && bus.outages.reasons().isEmpty());
        assertThat(letters()).isEmpty();
    }

    @Test
    void shouldGiveUpWhatIsRefusedWithAllThatIsNeededToSendItAgain() throws Exception {
        // Given: a header with which RabbitMQ would send a copy back to the inbox
        bus.inboxes.read(inbox, message -> {
            throw new UnprocessableEventException("no such model");
        });
        send("churn", "{}", Map.of("cloudEvents_id", "a", "CC", List.of(inbox.name())));

        // When
        await().atMost(SOON).until(() -> length(inbox.deadLetters()) == 1);

        // Then
        GetResponse letter = letters().getFirst();
        assertThat(letter.getBody()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(letter.getProps().getContentType()).isEqualTo("application/json");
        Map<String, String> headers = new HashMap<>();
        letter.getProps().getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        assertThat(headers)
                .containsEntry("leeway-reason", "no such model")
                .containsEntry("leeway-queue", inbox.name())
                .containsEntry("leeway-routing-key", "churn")
                .containsEntry("cloudEvents:id", "a")
                .doesNotContainKey("CC");
        assertThat(bus.registry
                        .get("leeway.work")
                        .tags("queue", inbox.name(), "outcome", "dead-lettered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(length("leeway.dead-letters")).isZero();
    }

    @Test
    void shouldGiveUpWhatFailsAgainAndAgainForNoKnownReason() throws Exception {
        // Given
        AtomicInteger tries = new AtomicInteger();
        bus.inboxes.read(inbox, message -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a secret");
        });

        // When
        send("churn", "{}", Map.of());

        // Then
        await().atMost(SOON).until(() -> length(inbox.deadLetters()) == 1);
        assertThat(tries).hasValue(bus.config.maximumAttempts());
        assertThat(String.valueOf(letters().getFirst().getProps().getHeaders().get("leeway-reason")))
                .startsWith("it failed 5 times for a reason that is not known (IllegalStateException)")
                .doesNotContain("secret");
    }

    @Test
    void shouldTellOfWhatIsGivenUpUntilThatIsHeardButSetItAsideOnce() throws Exception {
        // Given
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        bus.inboxes.read(inbox, new InboxHandler() {
            @Override
            public void take(InboxMessage message) {
                tries.incrementAndGet();
                throw new UnprocessableEventException("no such model");
            }

            @Override
            public void givenUp(InboxMessage message) {
                if (told.incrementAndGet() < 3) {
                    throw new OutageException("the database");
                }
            }
        });

        // When
        send("churn", "{}", Map.of());

        // Then
        await().atMost(SOON)
                .until(() -> told.get() == 3 && bus.outages.reasons().isEmpty());
        assertThat(tries).hasValue(1);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void shouldHandOnNoMoreOfABodyThanItMay() throws Exception {
        // Given
        List<InboxMessage> received = new CopyOnWriteArrayList<>();
        bus.inboxes.read(inbox, received::add);

        // When
        send("churn", "x".repeat(1_000_000), Map.of());

        // Then
        await().atMost(SOON).until(() -> received.size() == 1);
        assertThat(received.getFirst().body()).hasSize(LARGEST);
    }

    @Test
    void shouldGiveUpWhatHasMoreAndLongerAttributesThanAreRead() throws Exception {
        // Given
        bus.inboxes.read(inbox, message -> {
            throw new UnprocessableEventException("\u20ac".repeat(5_000));
        });
        Map<String, Object> headers = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            headers.put("cloudEvents:" + i, "\u20ac".repeat(1_050));
        }

        // When
        send("churn", "{}", headers);

        // Then
        await().atMost(SOON).until(() -> length(inbox.deadLetters()) == 1);
        List<Object> kept = letters().getFirst().getProps().getHeaders().entrySet().stream()
                .filter(header -> header.getKey().startsWith("cloudEvents:"))
                .<Object>map(Map.Entry::getValue)
                .toList();
        assertThat(kept).hasSize(30).allMatch(value -> value.toString().length() == 1_000);
    }

    @Test
    void shouldReadOnAndTakeAgainWhateverIsDeleted() throws Exception {
        // Given
        Set<String> stored = ConcurrentHashMap.newKeySet();
        bus.inboxes.read(inbox, message -> stored.add(new String(message.body(), UTF_8)));
        await().atMost(SOON).until(() -> channel.consumerCount(inbox.name()) == 1);

        // When
        channel.queueDelete(inbox.name());
        channel.queueDelete(inbox.deadLetters());
        channel.exchangeDelete(inbox.name());

        // Then
        await().atMost(SOON).ignoreExceptions().until(() -> {
            sendOnANewChannel("a");
            return stored.contains("a");
        });
        // And: as well if it is the exchange alone, which no consumer hears of
        channel = outside.broker.open();
        channel.exchangeDelete(inbox.name());
        await().atMost(SOON).ignoreExceptions().until(() -> {
            sendOnANewChannel("b");
            return stored.contains("b");
        });
    }

    /** What is sent to an exchange that is not there closes the channel. */
    private void sendOnANewChannel(String body) throws Exception {
        channel = outside.broker.open();
        channel.confirmSelect();
        send("churn", body, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amq.topic", "leeway", "leeway.events", "leeway.drift", "leeway.alert.retry"})
    void shouldBeCalledNothingThatIsTaken(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Inbox(name, PREFETCH, LARGEST));
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String routingKey, String body, Map<String, Object> headers) throws Exception {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .deliveryMode(2)
                .contentType("application/json")
                .headers(headers)
                .build();
        channel.basicPublish(inbox.name(), routingKey, true, properties, body.getBytes(UTF_8));
        channel.waitForConfirmsOrDie(SOON.toMillis());
    }

    private long length(String queue) throws Exception {
        return channel.messageCount(queue);
    }

    private List<GetResponse> letters() throws Exception {
        List<GetResponse> letters = new ArrayList<>();
        for (GetResponse letter = channel.basicGet(inbox.deadLetters(), true);
                letter != null;
                letter = channel.basicGet(inbox.deadLetters(), true)) {
            letters.add(letter);
        }
        return letters;
    }
}
