package io.leeway.support.messaging;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.Timer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.Turn;
import io.leeway.contracts.events.WorkDone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BusTest extends OverABroker {

    private static final Duration SOON = Duration.ofSeconds(30);

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
    void shouldGoOnAfterAnErrorThatNoCodeExpects() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            if (tries.incrementAndGet() == 1) {
                throw new StackOverflowError("too deep");
            }
            handled.add(model);
        }));

        // When
        List<String> models = tell(3);

        // Then: the others were not kept waiting, and it was tried again
        await().atMost(SOON).until(() -> handled.size() == 3);
        assertThat(handled).containsExactlyInAnyOrderElementsOf(models);
        assertThat(tries).hasValue(4);
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
    void shouldDeadLetterAFaultOfTheMessageAtOnceWithItsReason() {
        // Given
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            throw new UnprocessableEventException("the rows are no longer kept");
        }));

        // When
        tell(1);
        bus.publisher
                .send("model.deleted", "x", "not json".getBytes(StandardCharsets.UTF_8))
                .await()
                .atMost(SOON);
        bus.publisher
                .send("model.deleted", "x", "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8))
                .await()
                .atMost(SOON);
        bus.publisher
                .send(
                        "model.deleted",
                        "x",
                        "{\"id\":\"1\",\"type\":\"io.leeway.model.deleted\",\"subject\":\"m\",\"data\":{\"at\":[]}}"
                                .getBytes(StandardCharsets.UTF_8))
                .await()
                .atMost(SOON);

        // Then
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        bus.deadLetters().subscribe().with(message -> bus.processor.processDeadLetter(message, letters::add));
        await().atMost(SOON).until(() -> letters.size() == 4);
        assertThat(letters).extracting(DeadLetter::queue).containsOnly("leeway.drift");
        assertThat(letters)
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        "the rows are no longer kept",
                        "the message is not JSON",
                        "the message is no CloudEvent: it has no 'type'",
                        "the data contradict the contract of io.leeway.model.deleted at at");
    }

    @Test
    void shouldLetOthersPassWhatMustWait() {
        // Given: the first waits until the second has come
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicReference<String> first = new AtomicReference<>();
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            if (first.compareAndSet(null, model) || (model.equals(first.get()) && handled.isEmpty())) {
                throw new NotYetException("its reference has not come");
            }
            handled.add(model);
        }));

        // When
        List<String> models = tell(2);

        // Then
        await().atMost(SOON).until(() -> handled.size() == 2);
        assertThat(handled).containsExactly(models.get(1), models.get(0));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldTryWhatFailsForNoKnownReasonFiveTimes() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            tries.incrementAndGet();
            throw new IllegalArgumentException("a fault of ours");
        }));

        // When
        tell(1);

        // Then
        await().atMost(SOON).until(() -> !deadLetters().isEmpty());
        assertThat(tries).hasValue(5);
        await().atMost(SOON).until(() -> settled("dead-lettered") == 1);
        assertThat(settled("retried")).isEqualTo(4);
        assertThat(settled("done")).isZero();
    }

    /** How many messages had that end, as Prometheus is told. */
    private long settled(String outcome) {
        Timer timer = bus.registry
                .find("leeway.work")
                .tags("queue", "leeway.drift", "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void shouldTellThatWorkIsDoneAgainWithoutDoingItAgain() {
        // Given
        AtomicInteger handled = new AtomicInteger();
        List<Message<byte[]>> done = new CopyOnWriteArrayList<>();
        bus.read(WorkQueue.INGEST).messages().subscribe().with(message -> {
            done.add(message);
            message.ack();
        });
        bus.work(
                WorkQueue.DRIFT,
                new EventHandlers()
                        .onRevision(EventType.MODEL_DELETED, ModelDeleted.class, event -> handled.incrementAndGet()));
        CloudEvent<ModelDeleted> event = event("twice");

        // When
        bus.publisher.publish(EventType.MODEL_DELETED, event);
        bus.publisher.publish(EventType.MODEL_DELETED, event);
        await().atMost(SOON).until(() -> done.size() == 2);
        bus.publisher
                .again(WorkQueue.DRIFT, event.id(), EventPublisher.encode(event), true)
                .await()
                .atMost(SOON);

        // Then: only what is to be done anew is done twice
        await().atMost(SOON).until(() -> done.size() == 3);
        assertThat(handled).hasValue(2);
        assertThat(new String(done.get(1).getPayload(), StandardCharsets.UTF_8))
                .contains(event.id())
                .contains("\"consumer\":\"leeway.drift\"")
                .contains("\"revision\":1");
        assertThat(WorkDone.class).isRecord();
    }

    @Test
    void shouldHaveWhatFollowsDoneAnewWithTheWorkItselfAndToldOnceOtherwise() {
        // Given: what is done with two events has a third one told
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        bus.work(WorkQueue.DRIFT, deleted(model -> {
            first.add(model);
            if (!model.equals("third")) {
                bus.publisher.publishOnce(EventType.MODEL_DELETED, event("third"));
            }
        }));
        bus.work(WorkQueue.PERFORMANCE, deleted(second::add));

        // When
        bus.publisher.publish(EventType.MODEL_DELETED, event("one"));
        bus.publisher.publish(EventType.MODEL_DELETED, event("another"));
        await().atMost(SOON).until(() -> second.size() == 3);
        bus.publisher
                .again(WorkQueue.DRIFT, event("one").id(), EventPublisher.encode(event("one")), true)
                .await()
                .atMost(SOON);

        // Then
        await().atMost(SOON).until(() -> second.size() == 4 && first.size() == 5);
        assertThat(first).containsExactlyInAnyOrder("one", "another", "third", "one", "third");
        assertThat(second).containsExactlyInAnyOrder("one", "another", "third", "third");
    }

    @Test
    void shouldWorkOffAModelsEventsInTheirTurnWithTwoInstancesHoweverTheyCome() {
        // Given
        int each = 20;
        List<String> models = List.of("one", "two", "three");
        List<CloudEvent<ModelDeleted>> events = new ArrayList<>();
        for (String model : models) {
            for (int number = 1; number <= each; number++) {
                Turn turn = new Turn(0, number);
                events.add(event(model + '/' + number).inTurn(turn, turn));
            }
        }
        Collections.shuffle(events, new Random(19));
        List<String> handled = new CopyOnWriteArrayList<>();
        EventHandlers handlers = deleted(handled::add).inTurn(new MemoryTurns());
        try (Bus other = another()) {
            bus.work(WorkQueue.DRIFT, handlers);
            other.work(WorkQueue.DRIFT, handlers);

            // When
            events.forEach(event -> bus.publisher.publish(EventType.MODEL_DELETED, event));
            other.wire.cut();
            await().atMost(SOON.multipliedBy(2)).until(() -> Set.copyOf(handled).size() == events.size());
        }

        // Then
        for (String model : models) {
            assertThat(handled.stream().distinct().filter(name -> name.startsWith(model + '/')))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, each)
                            .mapToObj(number -> model + '/' + number)
                            .toList());
        }
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldNotHaveEventsWaitForADeadLetter() {
        // Given
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(
                WorkQueue.DRIFT,
                deleted(model -> {
                            if (model.endsWith("/1")) {
                                throw new UnprocessableEventException("the rows are no longer kept");
                            }
                            handled.add(model);
                        })
                        .inTurn(new MemoryTurns()));

        // When
        for (int number : List.of(2, 1)) {
            Turn turn = new Turn(0, number);
            bus.publisher.publish(
                    EventType.MODEL_DELETED, event("churn/" + number).inTurn(turn, turn));
        }

        // Then
        await().atMost(SOON).until(() -> handled.equals(List.of("churn/2")));
        assertThat(deadLetters()).containsExactly(1L);
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
    void shouldFailSoonWhileTheBrokerIsAwayAndSendWhenItIsBack() {
        // Given
        bus.publisher.publish(EventType.MODEL_DELETED, event("before"));
        bus.wire.tear();
        Instant begin = Instant.now();

        // When, Then
        assertThatThrownBy(() -> bus.publisher.publish(EventType.MODEL_DELETED, event("meanwhile")))
                .matches(Faults::isOutage);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
        bus.wire.mend();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            bus.publisher.publish(EventType.MODEL_DELETED, event("after"));
            return true;
        });
    }

    private interface ForModel {
        void accept(String model);
    }

    private static EventHandlers deleted(ForModel handler) {
        return new EventHandlers()
                .on(EventType.MODEL_DELETED, ModelDeleted.class, event -> handler.accept(event.model()));
    }

    private List<String> tell(int messages) {
        List<String> models = new CopyOnWriteArrayList<>();
        for (int i = 0; i < messages; i++) {
            String model = "model-" + i + "-" + UUID.randomUUID();
            models.add(model);
            bus.publisher.publish(EventType.MODEL_DELETED, event(model));
        }
        return models;
    }

    private void tellOnce(String model) {
        try {
            bus.publisher.publish(EventType.MODEL_DELETED, event(model));
        } catch (RuntimeException exception) {
            assertThat(Faults.isOutage(exception)).as(exception.toString()).isTrue();
        }
    }

    private static CloudEvent<ModelDeleted> event(String model) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return CloudEvent.of("test", EventType.MODEL_DELETED, model, 1, at, new ModelDeleted(model, at));
    }

    private long depth(WorkQueue queue) throws IOException {
        return new QueueDepths(bus.broker).of(queue).orElseThrow().ready();
    }

    /** What lies among the dead letters, which stays there. */
    private List<Long> deadLetters() {
        try (Channel channel = bus.broker.open()) {
            long count = channel.messageCount(Topology.DEAD_LETTERS);
            return count == 0 ? List.of() : List.of(count);
        } catch (IOException | java.util.concurrent.TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
