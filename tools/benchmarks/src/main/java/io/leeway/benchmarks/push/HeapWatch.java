package io.leeway.benchmarks.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks twice a second how much heap the services that hold rows have in use; the most of it, garbage included. */
final class HeapWatch implements AutoCloseable {

    private static final List<String> WATCHED = List.of("ingest-service", "drift-service", "performance-service");
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Map<String, Double> peaks = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final PushedStack stack;
    private final Thread thread;

    HeapWatch(PushedStack stack) {
        this.stack = stack;
        thread = Thread.ofPlatform().name("heap-watch").start(this::watch);
    }

    private void watch() {
        try {
            do {
                for (String service : WATCHED) {
                    peaks.merge(service, stack.heapMegabytes(service), Math::max);
                }
            } while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    Map<String, Double> megabytes() {
        return new TreeMap<>(peaks);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
