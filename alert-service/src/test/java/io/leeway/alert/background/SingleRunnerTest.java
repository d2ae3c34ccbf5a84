package io.leeway.alert.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SingleRunnerTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    private final SingleRunner runner = new SingleRunner("test", "test-failed", () -> {
        runs.incrementAndGet();
        try {
            assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    });

    @Test
    void shouldRunOnceMoreForAllWhoWokeItWhileItRan() {
        // Given
        runner.wake();
        await().atMost(5, TimeUnit.SECONDS).until(() -> runs.get() == 1);

        // When
        for (int i = 0; i < 1_000; i++) {
            runner.wake();
        }
        gate.countDown();
        runner.stop(Duration.ofSeconds(5));

        // Then
        assertThat(runs).hasValue(2);
    }

    @Test
    void shouldDoNothingAfterItWasStopped() {
        gate.countDown();
        runner.wake();
        runner.stop(Duration.ofSeconds(5));
        int before = runs.get();

        runner.wake();

        assertThat(runs).hasValue(before);
    }

    @Test
    void shouldRunAgainAfterWorkThatFailed() {
        // Given
        AtomicInteger failures = new AtomicInteger();
        SingleRunner failing = new SingleRunner("failing", "failing-failed", () -> {
            failures.incrementAndGet();
            throw new IllegalStateException("as the test wants");
        });

        // When
        failing.wake();
        await().dontCatchUncaughtExceptions().atMost(5, TimeUnit.SECONDS).until(() -> failures.get() == 1);

        // Then
        await().dontCatchUncaughtExceptions().atMost(5, TimeUnit.SECONDS).until(() -> {
            failing.wake();
            return failures.get() > 1;
        });
    }
}
