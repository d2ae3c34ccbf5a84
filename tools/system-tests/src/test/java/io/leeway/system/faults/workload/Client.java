package io.leeway.system.faults.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Wait;

/**
 * A well-behaved client: what was not answered, or answered by 503, is sent again with the same key until it is taken.
 */
final class Client {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int UNAVAILABLE = 503;

    private final List<Service> doors;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /** A client that goes to the instances of ingest-service in turn. */
    Client(List<Service> doors) {
        this.doors = doors;
    }

    /**
     * Sends a body until it is answered.
     *
     * @throws IllegalStateException if nothing takes it in for minutes
     */
    Http.Answer send(String method, String path, String mediaType, String key, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            Service door = doors.get(Math.floorMod(turn.getAndIncrement(), doors.size()));
            try {
                Http.Answer answer = Http.send(HttpRequest.newBuilder(URI.create(door.url() + path))
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
                if (answer.status() != UNAVAILABLE) {
                    note(method + ' ' + path, answer);
                    return answer;
                }
                last = "503";
            } catch (IOException exception) {
                last = String.valueOf(exception);
            }
            repeats.incrementAndGet();
            Wait.last(PAUSE);
        }
        throw new IllegalStateException(method + ' ' + path + " was not taken in; at last: " + last);
    }

    /** How often something had to be sent again. */
    int repeats() {
        return repeats.get();
    }

    /** The slowest answer that was no refusal for the moment. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** Forgets the slowest answer so far. */
    void resetSlowest() {
        slowestNanos.set(0);
    }

    /** Answers that say that the request, or the service, is at fault. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void note(String request, Http.Answer answer) {
        slowestNanos.accumulateAndGet(answer.took().toNanos(), Math::max);
        if (!answer.isGood()) {
            refusals.add(request + ": " + answer.status() + ' ' + answer.body());
        }
    }
}
