package io.leeway.support.persistence;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnderWayTest {

    private final UnderWay underWay = new UnderWay();

    @Test
    void shouldNotWaitWhereNothingIsUnderWay() throws InterruptedException {
        // Given
        underWay.begin();
        underWay.end();

        // Then
        assertThat(underWay.awaitNone(Duration.ZERO)).isTrue();
    }

    @Test
    void shouldWaitForTheLast() throws InterruptedException {
        // Given
        underWay.begin();
        underWay.begin();

        // When
        CompletableFuture<Void> ends = CompletableFuture.runAsync(() -> {
            underWay.end();
            underWay.end();
        });

        // Then
        assertThat(underWay.awaitNone(Duration.ofSeconds(30))).isTrue();
        ends.join();
    }

    @Test
    void shouldNotWaitForEver() throws InterruptedException {
        // Given
        underWay.begin();

        // Then
        assertThat(underWay.awaitNone(Duration.ofMillis(20))).isFalse();
    }
}
