package io.leeway.support.messaging;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A fault of the surroundings is waited out; a fault of the message sends it to the dead letters in the end. */
class FaultsTest {

    static Stream<Throwable> surroundings() {
        return Stream.of(
                new OutageException("the database is away", new IOException()),
                new UnroutableMessageException("leeway.events", "drift.evaluated"),
                new ShutdownSignalException(true, false, null, null),
                new TimeoutException(),
                new ProcessingException("unreachable"),
                new EOFException(),
                new MongoTimeoutException("no server"),
                // Known by its superclass
                new MongoSocketReadTimeoutException("late", new ServerAddress(), new IOException()),
                new JDBCConnectionException("cannot connect", new SQLException()));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void shouldTakeWhatMeetsEveryMessageForAnOutage(Throwable failure) {
        assertThat(Faults.isOutage(failure)).isTrue();
        assertThat(Faults.isOutage(new IllegalStateException(new RuntimeException(failure))))
                .isTrue();
    }

    static Stream<Throwable> messages() {
        return Stream.of(
                new IllegalArgumentException("a negative count"),
                new NullPointerException(),
                new SQLException("duplicate key"),
                // An exception of input and output by descent, but what cannot be read is the message
                new JsonParseException(null, "unexpected end"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldTakeWhatMeetsThisMessageForItsFault(Throwable failure) {
        assertThat(Faults.isOutage(failure)).isFalse();
        assertThat(Faults.isOutage(new IllegalStateException(failure))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void shouldWaitForAServiceThatIsAwayOrOverloaded(int status) {
        assertThat(Faults.isOutage(new WebApplicationException(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 499})
    void shouldNotWaitForAServiceThatRefuses(int status) {
        assertThat(Faults.isOutage(new WebApplicationException(status))).isFalse();
    }

    @Test
    void shouldLookTwentyCausesDeepAndEndInACircle() {
        // Given
        IllegalStateException outer = new IllegalStateException();
        IllegalStateException inner = new IllegalStateException(outer);
        outer.initCause(inner);

        // When, Then
        assertThat(Faults.isOutage(outer)).isFalse();
        assertThat(Faults.isOutage(wrapped(new TimeoutException(), 19))).isTrue();
        assertThat(Faults.isOutage(wrapped(new TimeoutException(), 20))).isFalse();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new OutageException("the database is away", null), "the database is away"),
                arguments(new ShutdownSignalException(true, false, null, null), "the connection was closed"),
                arguments(
                        new ShutdownSignalException(
                                false,
                                false,
                                new AMQP.Channel.Close.Builder()
                                        .replyCode(406)
                                        .replyText("PRECONDITION_FAILED - inequivalent arg")
                                        .build(),
                                null),
                        "the connection was closed: PRECONDITION_FAILED - inequivalent arg"),
                arguments(new ConnectException("10.0.0.1:5432"), "connection refused"),
                arguments(new UnknownHostException("secret.example.com"), "unknown host"),
                arguments(new SocketTimeoutException("after 5 s"), "no answer in time"),
                arguments(new TimeoutException("after 5 s"), "no answer in time"),
                arguments(new WebApplicationException(503), "answered 503"),
                arguments(new IllegalArgumentException("a value of the data"), "IllegalArgumentException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldSayWhatBeganItAndNothingOfTheData(Throwable failure, String words) {
        assertThat(Faults.words(failure)).isEqualTo(words);
        assertThat(Faults.words(new IllegalStateException("a value of the data", failure)))
                .isEqualTo(words);
    }

    @Test
    void shouldPauseLongerAfterEachFailureUpToTheLongestPause() {
        // Given
        BackOff backOff = new BackOff(Duration.ofSeconds(15));

        // When, Then: between half and all of it
        assertThat(backOff.millis(1)).isBetween(125L, 250L);
        assertThat(backOff.millis(2)).isBetween(250L, 500L);
        assertThat(backOff.millis(3)).isBetween(500L, 1_000L);
        assertThat(backOff.millis(1_000_000)).isBetween(7_500L, 15_000L);
        assertThat(backOff.millis(0)).isBetween(125L, 250L);
    }

    private static Throwable wrapped(Throwable failure, int times) {
        Throwable wrapped = failure;
        for (int i = 0; i < times; i++) {
            wrapped = new IllegalStateException(wrapped);
        }
        return wrapped;
    }
}
