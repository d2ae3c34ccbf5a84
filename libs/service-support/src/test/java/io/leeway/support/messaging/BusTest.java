package io.leeway.support.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Timer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.WorkDone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a message by what its handler does. */
class BusTest extends OverModelEvents {

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

    /** How many messages had that end, as Prometheus is told. */
    private long settled(String outcome) {
        Timer timer = bus.registry
                .find("leeway.work")
                .tags("queue", "leeway.drift", "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }
}
