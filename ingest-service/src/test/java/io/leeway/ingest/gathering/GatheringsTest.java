package io.leeway.ingest.gathering;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GatheringsTest {

    private final List<List<String>> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gatherings<String, String> gatherings = new Gatherings<>(() -> new Gathering<>(
            this::store,
            item -> 1,
            new Gathering.Bounds(10, 10, Duration.ofMinutes(1)),
            () -> ProblemException.of(503, "busy", "Busy", "Later.")));

    @AfterEach
    void end() {
        opened.countDown();
        threads.close();
    }

    @Test
    void shouldStoreTogetherOnlyWhatHasTheSameKey() {
        // Given: the first of each key is being stored
        CompletableFuture<Void> a = begin("a", "a1");
        CompletableFuture<Void> b = begin("b", "b1");
        await().until(() -> stored.size() == 2);

        // When
        CompletableFuture<Void> second = begin("a", "a2");
        await().until(() -> gatherings.waiting("a") == 1);
        CompletableFuture<Void> third = begin("a", "a3");
        await().until(() -> gatherings.waiting("a") == 2);
        assertThat(gatherings.waiting("b")).isZero();
        opened.countDown();

        // Then
        CompletableFuture.allOf(a, b, second, third).join();
        assertThat(stored).containsExactlyInAnyOrder(List.of("a1"), List.of("b1"), List.of("a2", "a3"));
    }

    @Test
    void shouldForgetAKeyThatNobodyHasAnythingOf() {
        // Given
        CompletableFuture<Void> first = begin("a", "a1");
        await().until(() -> stored.size() == 1);
        assertThat(gatherings.size()).isEqualTo(1);

        // When
        opened.countDown();

        // Then
        first.join();
        assertThat(gatherings.size()).isZero();
        assertThat(gatherings.waiting("a")).isZero();
    }

    private CompletableFuture<Void> begin(String key, String item) {
        return CompletableFuture.runAsync(() -> gatherings.store(key, item), threads);
    }

    private void store(List<String> items) {
        stored.add(items);
        try {
            opened.await();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
