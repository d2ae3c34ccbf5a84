package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Pushes small batches, and stamps what becomes of each. */
final class LatencyMeasurement {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOKED_EVERY = Duration.ofMillis(20);

    private final PushedStack stack;
    private final List<Path> bodies;

    /** @param bodies CSV files, which are pushed in turn */
    LatencyMeasurement(PushedStack stack, List<Path> bodies) {
        this.stack = stack;
        this.bodies = List.copyOf(bodies);
    }

    /** Pushes so many batches, each when the report of the one before can be read. */
    Walk oneAfterTheOther(int batches) throws IOException, InterruptedException {
        ProcessUsage usage = stack.usage();
        Map<String, Double> before = usage.cpuSeconds();
        List<Passage> passages = new ArrayList<>();
        long begin = System.nanoTime();
        try (ReportStream stream = stack.reports()) {
            for (int i = 0; i < batches; i++) {
                passages.add(push(bodies.get(i % bodies.size()), stream));
            }
        }
        return new Walk(
                passages, Stage.between("push to report", System.nanoTime() - begin, before, usage.cpuSeconds()));
    }

    private Passage push(Path body, ReportStream stream) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        String batch = stack.batch(body, PushedForm.CSV);
        Instant answered = Instant.now();
        try {
            Instant told = stream.of(batch).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return Passage.of(begun, answered, told, stack.report(batch));
        } catch (ExecutionException | TimeoutException exception) {
            throw new IllegalStateException("No report of batch " + batch + " after " + LONGEST, exception);
        }
    }

    /** Lets so many clients push so many batches in all, each when its one before was accepted. */
    Crowd atOnce(int batches, int clients) throws IOException, InterruptedException {
        ProcessUsage usage = stack.usage();
        Map<String, Double> before = usage.cpuSeconds();
        long begin = System.nanoTime();
        List<Accepted> accepted = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Accepted>> pushes = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                Path body = bodies.get(i % bodies.size());
                pushes.add(threads.submit(() -> accept(body)));
            }
            for (Future<Accepted> push : pushes) {
                accepted.add(push.get());
            }
        } catch (ExecutionException exception) {
            throw new IllegalStateException("A push failed", exception);
        }
        Stage intake = Stage.between("push to answer", System.nanoTime() - begin, before, usage.cpuSeconds());
        for (Accepted one : accepted) {
            awaitEvaluated(one.batch());
        }
        return new Crowd(
                clients,
                intake,
                Latencies.of(accepted.stream().mapToDouble(Accepted::millis)),
                Stage.between("push to report", System.nanoTime() - begin, before, usage.cpuSeconds()),
                accepted.size());
    }

    private record Accepted(String batch, double millis) {}

    private Accepted accept(Path body) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String batch = stack.batch(body, PushedForm.CSV);
        return new Accepted(batch, (System.nanoTime() - begin) / 1e6);
    }

    private void awaitEvaluated(String batch) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            String state = stack.progress(batch).path("state").asText();
            if (state.equals("evaluated")) {
                return;
            }
            if (!state.equals("waiting") || System.nanoTime() > deadline) {
                throw new IllegalStateException("Batch " + batch + " is " + state);
            }
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
        }
    }
}
