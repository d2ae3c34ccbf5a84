package io.leeway.ingest.rows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyGateTest {

    @Test
    void shouldRefuseABodyWhoseTurnDoesNotCome() throws InterruptedException {
        // Given
        BodyGate gate = new BodyGate(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RowLimits.class)
                .withDefaultValue("leeway.limits.concurrent-bodies", "1")
                .withDefaultValue("leeway.limits.body-wait", "50ms")
                .build()
                .getConfigMapping(RowLimits.class));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> gate.enter(() -> {
            inside.countDown();
            return await(leave) ? "first" : "late";
        }));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> gate.enter(() -> "second"));
        leave.countDown();

        // Then
        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(first.join()).isEqualTo("first");
        assertThat(gate.<String>enter(() -> "third")).isEqualTo("third");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
