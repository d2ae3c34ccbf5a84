package io.leeway.ingest.events;

import java.util.ArrayList;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class GatheringTest {

    private static final int PLACES = 5;

    private final List<List<String>> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gathering<String> gathering = new Gathering<>(this::store, String::length, 4, PLACES);

    @AfterEach
    void end() {
        opened.countDown();
        threads.close();
    }

    @Test
    void shouldStoreTogetherWhatCameMeanwhileAndNoMoreThanItMay() {
        // Given: the first one stores, and others come one after another
        List<CompletableFuture<Void>> storing = new ArrayList<>();
        storing.add(begin("first"));
        await().until(() -> stored.size() == 1);
        for (String item : List.of("aa", "b", "cccc", "d", "e")) {
            storing.add(begin(item));
            await().until(() -> gathering.waiting() == storing.size() - 1);
        }
        assertThatThrownBy(() -> gathering.store("one too many")).isInstanceOf(ProblemException.class);

        // When
        opened.countDown();

        // Then
        CompletableFuture.allOf(storing.toArray(CompletableFuture[]::new)).join();
        assertThat(stored).containsExactly(List.of("first"), List.of("aa", "b", "cccc"), List.of("d", "e"));
    }

    @Test
    void shouldFailForAllThatWereStoredTogetherAndGoOn() {
        // Given
        CompletableFuture<Void> first = begin("first");
        await().until(() -> stored.size() == 1);
        CompletableFuture<Void> bad = begin("bad");
        await().until(() -> gathering.waiting() == 1);
        CompletableFuture<Void> beside = begin("b");
        await().until(() -> gathering.waiting() == 2);

        // When
        opened.countDown();

        // Then
        first.join();
        for (CompletableFuture<Void> failed : List.of(bad, beside)) {
            assertThatThrownBy(failed::join).hasCauseInstanceOf(IllegalStateException.class);
        }
        gathering.store("next");
        assertThat(stored).last().isEqualTo(List.of("next"));
    }

    private CompletableFuture<Void> begin(String item) {
        return CompletableFuture.runAsync(() -> gathering.store(item), threads);
    }

    private void store(List<String> items) {
        stored.add(items);
        try {
            opened.await();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        if (items.contains("bad")) {
            throw new IllegalStateException("bad");
        }
    }
}
