package io.leeway.ingest.gathering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.ingest.gathering.Gathering.Bounds;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class GatheringTest {

    private static final int PLACES = 5;
    private static final int MANY = 2_000;

    private final List<List<String>> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gathering<String> gathering = gathering(Duration.ofMinutes(1));

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

    @Test
    void shouldFailForAllWhereStoringFailsWithAnError() {
        // Given
        CompletableFuture<Void> first = begin("first");
        await().until(() -> stored.size() == 1);
        CompletableFuture<Void> broken = begin("err");
        await().until(() -> gathering.waiting() == 1);
        CompletableFuture<Void> beside = begin("b");
        await().until(() -> gathering.waiting() == 2);

        // When
        opened.countDown();

        // Then
        first.join();
        for (CompletableFuture<Void> failed : List.of(broken, beside)) {
            assertThatThrownBy(failed::join).hasCauseInstanceOf(AssertionError.class);
        }
        gathering.store("next");
        assertThat(stored).last().isEqualTo(List.of("next"));
    }

    @Test
    void shouldNotStoreWhatWaitedForTooLong() {
        // Given
        Gathering<String> impatient = gathering(Duration.ofMillis(1));
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> impatient.store("first"), threads);
        await().until(() -> stored.size() == 1);

        // When
        assertThatThrownBy(() -> impatient.store("late")).isInstanceOf(ProblemException.class);

        // Then
        opened.countDown();
        first.join();
        impatient.store("next");
        assertThat(stored).containsExactly(List.of("first"), List.of("next"));
    }

    @Test
    void shouldNotStoreWhatWasInterruptedBefore() throws InterruptedException {
        // Given
        CompletableFuture<Void> first = begin("first");
        await().until(() -> stored.size() == 1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread interrupted = Thread.ofVirtual().start(() -> {
            try {
                gathering.store("aa");
            } catch (ProblemException refused) {
                failure.complete(refused);
            }
        });
        await().until(() -> gathering.waiting() == 1);

        // When
        interrupted.interrupt();

        // Then
        assertThat(failure.join()).isInstanceOf(ProblemException.class);
        interrupted.join();
        opened.countDown();
        first.join();
        assertThat(stored).containsExactly(List.of("first"));
    }

    @Test
    void shouldStoreEachOfManyOnce() {
        // Given
        opened.countDown();
        Gathering<String> roomy = new Gathering<>(
                stored::add, String::length, new Bounds(100, MANY, Duration.ofMinutes(1)), GatheringTest::busy);

        // When
        List<CompletableFuture<Void>> storing = IntStream.range(0, MANY)
                .mapToObj(i -> CompletableFuture.runAsync(() -> roomy.store("item " + i), threads))
                .toList();
        CompletableFuture.allOf(storing.toArray(CompletableFuture[]::new)).join();

        // Then
        assertThat(stored.stream().flatMap(List::stream)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(roomy.waiting()).isZero();
    }

    private Gathering<String> gathering(Duration longest) {
        return new Gathering<>(this::store, String::length, new Bounds(4, PLACES, longest), GatheringTest::busy);
    }

    private static ProblemException busy() {
        return ProblemException.of(503, "busy", "Busy", "Later.");
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
        if (items.contains("err")) {
            throw new AssertionError("err");
        }
    }
}
