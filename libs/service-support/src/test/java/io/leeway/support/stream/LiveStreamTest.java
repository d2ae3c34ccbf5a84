package io.leeway.support.stream;

import java.util.List;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Who listens hears of what is wanted, and of the end: on the thread that tells it, or on that of the comments, if that is
 * telling one at the moment.
 */
class LiveStreamTest {

    private final LiveStream<String> stream = new LiveStream<>("Close one.");
    private final Sse sse = new SseImpl();

    @Test
    void shouldTellEveryoneOfWhatTheyWant() {
        // Given
        AssertSubscriber<OutboundSseEvent> all = listen("");
        AssertSubscriber<OutboundSseEvent> some = listen("b");

        // When
        stream.tell("a1");
        stream.tell("b1");

        // Then
        await().untilAsserted(() -> assertThat(told(all)).containsExactly("a1", "b1"));
        await().untilAsserted(() -> assertThat(told(some)).containsExactly("b1"));
        assertThat(stream.listeners()).isEqualTo(2);
    }

    @Test
    void shouldEndEveryStreamThatIsOpenWhenItIsClosedAndRefuseFurtherOnes() {
        // Given
        AssertSubscriber<OutboundSseEvent> one = listen("");
        AssertSubscriber<OutboundSseEvent> other = listen("");
        stream.tell("last");

        // When
        stream.close();

        // Then
        one.awaitCompletion();
        other.awaitCompletion();
        assertThat(told(one)).containsExactly("last");
        assertThat(stream.listeners()).isZero();
        assertThatThrownBy(() -> listen("")).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(
                        problem.problem().status())
                .isEqualTo(503));
    }

    @Test
    void shouldCountNobodyWhoHasGone() {
        // Given
        AssertSubscriber<OutboundSseEvent> gone = listen("");

        // When
        gone.cancel();

        // Then
        assertThat(stream.listeners()).isZero();
    }

    /** What was told, without the comments that keep a connection open. */
    private static List<Object> told(AssertSubscriber<OutboundSseEvent> listener) {
        return listener.getItems().stream()
                .filter(event -> event.getComment() == null)
                .map(OutboundSseEvent::getData)
                .toList();
    }

    private AssertSubscriber<OutboundSseEvent> listen(String prefix) {
        return stream.listen(sse, thing -> thing.startsWith(prefix), sse::newEvent)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100));
    }
}
