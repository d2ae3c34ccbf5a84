package io.leeway.support.messaging;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.rabbitmq.client.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What becomes of messages while connections break, and the broker or what a service needs is away. */
class BusOutageTest extends OverModelEvents {

    @Test
    void shouldLoseNothingAndDoNothingMoreThanTwiceWhenConnectionsBreak() {
        // Given
        int messages = 200;
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        bus.work(WorkQueue.DRIFT, deleted(model -> handled.merge(model, 1, Integer::sum)));
        List<String> models = tell(messages);

        // When
        for (int i = 0; i < 10; i++) {
            int sofar = handled.size();
            bus.wire.cut();
            await().atMost(SOON).until(() -> handled.size() > Math.min(sofar + 5, messages - 1));
        }

        // Then
        await().atMost(SOON).until(() -> handled.keySet().containsAll(models) && depth(WorkQueue.DRIFT) == 0);
        assertThat(handled.values()).allMatch(times -> times <= 2);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldDropAnAcknowledgementWhoseChannelIsGone() {
        // Given: a message in hand when the connection breaks
        List<Message<byte[]>> received = new CopyOnWriteArrayList<>();
        IncomingQueue queue = bus.read(WorkQueue.DRIFT);
        queue.messages().subscribe().with(received::add);
        tell(1);
        await().atMost(SOON).until(() -> received.size() == 1);
        bus.wire.cut();
        await().atMost(SOON).until(() -> received.size() == 2);

        // When: it is acknowledged late, and the new channel knows the same tag for the message that came again
        received.get(0).ack();

        // Then
        assertThat(received.get(0).getMetadata(Delivery.class).orElseThrow().isCurrent())
                .isFalse();
        assertThat(received.get(1).getMetadata(Delivery.class).orElseThrow().isCurrent())
                .isTrue();
        assertThat(queue.missing()).isEmpty();
        bus.wire.cut();
        await().atMost(SOON).until(() -> received.size() == 3);
        received.get(2).ack();
        queue.close();
    }

    @Test
    void shouldWaitForSurroundingsInsteadOfGivingUp() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicReference<String> waitedFor = new AtomicReference<>("");
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            if (tries.incrementAndGet() <= 4) {
                throw new IllegalStateException("wrapped", new ConnectException("refused"));
            }
            waitedFor.set(bus.outages.reasons().toString());
            handled.add(model);
        }));

        // When
        List<String> models = tell(3);

        // Then: in order, none dead-lettered, and it was said what was waited for
        await().atMost(SOON).until(() -> handled.size() == 3);
        assertThat(handled).isEqualTo(models);
        assertThat(tries).hasValue(7);
        assertThat(waitedFor.get()).isEqualTo("{}");
        assertThat(bus.outages.reasons()).isEmpty();
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldSayWhatItWaitsForWhileItWaits() {
        // Given
        AtomicReference<RuntimeException> fault =
                new AtomicReference<>(new IllegalStateException(new ConnectException()));
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            if (fault.get() != null) {
                throw fault.get();
            }
            handled.add(model);
        }));

        // When
        tell(1);

        // Then
        await().atMost(SOON).until(() -> bus.outages.reasons().containsKey("leeway.drift"));
        assertThat(bus.outages.reasons().get("leeway.drift")).startsWith("connection refused, since ");
        fault.set(null);
        await().atMost(SOON)
                .until(() -> handled.size() == 1 && bus.outages.reasons().isEmpty());
    }

    @Test
    void shouldReadAQueueThatWasDeletedWhenItIsThereAgain() throws Exception {
        // Given
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(WorkQueue.DRIFT, deleted(handled::add));
        tell(1);
        await().atMost(SOON).until(() -> handled.size() == 1);

        // When
        try (Channel channel = bus.broker.open()) {
            channel.queueDelete(WorkQueue.DRIFT.queue());
        }

        // Then
        await().atMost(SOON).until(() -> {
            tellOnce("after-" + UUID.randomUUID());
            return handled.size() > 1;
        });
    }

    @Test
    void shouldFailWhatNoQueueTakesAndConfirmWhatNobodyNeedHear() {
        // When, Then
        assertThatThrownBy(() -> bus.publisher
                        .send("nobody.listens", "x", new byte[] {1})
                        .await()
                        .atMost(SOON))
                .matches(Faults::isOutage);
        bus.publisher.send("alert.fired", "x", new byte[] {1}).await().atMost(SOON);
    }

    @Test
    void shouldFailWhileTheBrokerIsAwayAndSendWhenItIsBack() {
        // Given
        bus.publisher.publish(EventType.MODEL_DELETED, event("before"));
        bus.wire.tear();

        // When, Then
        assertThatThrownBy(() -> bus.publisher.publish(EventType.MODEL_DELETED, event("meanwhile")))
                .matches(Faults::isOutage);
        bus.wire.mend();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            bus.publisher.publish(EventType.MODEL_DELETED, event("after"));
            return true;
        });
    }

    private void tellOnce(String model) {
        try {
            bus.publisher.publish(EventType.MODEL_DELETED, event(model));
        } catch (RuntimeException exception) {
            assertThat(Faults.isOutage(exception)).as(exception.toString()).isTrue();
        }
    }

    private long depth(WorkQueue queue) throws IOException {
        return new QueueDepths(bus.broker).of(queue).orElseThrow().ready();
    }
}
