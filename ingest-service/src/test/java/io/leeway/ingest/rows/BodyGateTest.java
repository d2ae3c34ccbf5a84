package io.leeway.ingest.rows;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.table.TableLimits;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyGateTest {

    private static final long UNKNOWN = -1;

    @Test
    void shouldRefuseABodyWhoseTurnDoesNotCome() throws InterruptedException {
        // Given
        BodyGate gate = new BodyGate(ReaderConfiguration.limits(
                Map.of("leeway.limits.concurrent-bodies", "1", "leeway.limits.body-wait", "50ms")));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> gate.enter(UNKNOWN, () -> {
            inside.countDown();
            return await(leave) ? "first" : "late";
        }));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> gate.enter(UNKNOWN, () -> "second"));
        leave.countDown();

        // Then
        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(first.join()).isEqualTo("first");
        assertThat(gate.<String>enter(UNKNOWN, () -> "third")).isEqualTo("third");
    }

    @Test
    void shouldGiveTheTurnBackWhenABodyIsRefused() {
        // Given
        BodyGate gate = gate("1");
        ProblemException refusal = BodyProblems.empty();

        // When
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> gate.enter(UNKNOWN, () -> {
                    throw refusal;
                }));

        // Then
        assertThat(refused).isSameAs(refusal);
        assertThat(gate.<String>enter(UNKNOWN, () -> "next")).isEqualTo("next");
    }

    @Test
    void shouldNotWaitForATurnOnceItsThreadIsInterrupted() {
        // Given
        BodyGate gate = gate("1");
        Thread.currentThread().interrupt();

        // When
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> gate.enter(UNKNOWN, () -> "never"));

        // Then
        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        assertThat(refused.problem().status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1"})
    void shouldLetOneBodyAtATimeInWhereNoneWouldFit(String bodies) {
        // When
        String read = gate(bodies).enter(UNKNOWN, () -> "read");

        // Then
        assertThat(read).isEqualTo("read");
    }

    @Test
    void shouldLetShortBodiesInBesideOneAnother() throws InterruptedException {
        // Given
        BodyGate gate = gate("1");
        CountDownLatch inside = new CountDownLatch(2);

        // When
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(() -> gate.enter(1_000, () -> meet(inside)), Thread::startVirtualThread);
        CompletableFuture<Boolean> second =
                CompletableFuture.supplyAsync(() -> gate.enter(1_000, () -> meet(inside)), Thread::startVirtualThread);

        // Then
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    @Test
    void shouldLetAShortBodyHoldLessInMemory() {
        // When
        BodyGate gate = gate("1");

        // Then
        assertThat(gate.mostHeld(1_000)).isLessThan(gate.mostHeld(UNKNOWN));
        assertThat(gate.mostHeld(Long.MAX_VALUE)).isPositive().isLessThanOrEqualTo(gate.mostHeld(UNKNOWN));
    }

    @Test
    void shouldLeaveAllPackedBodiesTogetherHalfOfTheHeap() {
        // When
        long one = gate("1").mostUnpacked();
        long each = gate("64").mostUnpacked();

        // Then
        assertThat(one).isEqualTo(TableLimits.mostMemory());
        assertThat(each).isPositive().isLessThan(one);
        assertThat(64 * each).isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 2);
    }

    private static boolean meet(CountDownLatch inside) {
        inside.countDown();
        return await(inside);
    }

    private static BodyGate gate(String bodies) {
        return new BodyGate(ReaderConfiguration.limits(Map.of("leeway.limits.concurrent-bodies", bodies)));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
