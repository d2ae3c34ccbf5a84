package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Pushes a file and follows it until every service is done with it. */
final class PushMeasurement {

    private static final Duration LOOKED_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What comes after the last message, such as its acknowledgement, is counted as well. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final PushedStack stack;
    private final ProcessUsage usage;
    private final List<Stage> stages = new ArrayList<>();
    private Map<String, Double> before = Map.of();
    private long begun;

    PushMeasurement(PushedStack stack) {
        this.stack = stack;
        this.usage = stack.usage();
    }

    /**
     * One push.
     *
     * @param pandas what it took to read the same file
     */
    Push measure(Path file, PushedForm form, int rows, Pandas.@Nullable Reading pandas)
            throws IOException, InterruptedException {
        usage.forgetPeaks();
        try (HeapWatch heap = new HeapWatch(stack)) {
            before = usage.cpuSeconds();
            begun = System.nanoTime();
            String batch = stack.batch(file, form);
            end("receive, parse, store");
            await(batch, "drift-service", "fetch, profile, compare");
            await(batch, "risk-service", "performance, risk, report");
            LockSupport.parkNanos(SETTLING.toNanos());
            // What is waited for nothing is no part of the time that a push takes.
            begun = System.nanoTime();
            end("settled");
            return new Push(
                    form.word(),
                    rows,
                    Files.size(file),
                    List.copyOf(stages),
                    usage.peakMegabytes(),
                    heap.megabytes(),
                    pandas);
        }
    }

    /** Waits until a service, and those that it waits for, is done with the batch. */
    private void await(String batch, String service, String stage) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            JsonNode progress = stack.progress(batch);
            String state = progress.path("state").asText();
            boolean waits = false;
            for (JsonNode waitedFor : progress.path("waitsFor")) {
                waits |= waitedFor.asText().equals(service);
            }
            if (state.equals("evaluated") || (state.equals("waiting") && !waits)) {
                end(stage);
                return;
            }
            if (!state.equals("waiting") || System.nanoTime() > deadline) {
                throw new IllegalStateException("The batch is " + state + " and waits for " + service);
            }
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
        }
    }

    private void end(String stage) {
        long now = System.nanoTime();
        Map<String, Double> after = usage.cpuSeconds();
        stages.add(Stage.between(stage, now - begun, before, after));
        begun = now;
        before = after;
    }
}
