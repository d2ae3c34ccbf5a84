package io.leeway.system.faults.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks every service that no fault concerns how it is, over and over, as an orchestrator does. Two bad answers in a row
 * count: the first may have met the very moment of a fault.
 */
public final class HealthWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Services services;
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> inARow = new HashMap<>();
    private final Thread thread;
    private volatile Set<String> mustBeReady = Set.of();

    /** A watch over running services. */
    public HealthWatch(Services services) {
        this.services = services;
        this.thread = Thread.ofVirtual().name("health").start(this::watch);
    }

    /** From now on these must say that they are ready; all must say that they are alive at any time. */
    public void expectReady(Set<String> names) {
        mustBeReady = Set.copyOf(names);
    }

    /** What was not as it should be. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            for (String name : Services.NAMES) {
                for (Service service : services.all(name)) {
                    check(service, "live", true);
                    check(service, "ready", mustBeReady.contains(name));
                }
            }
            Wait.last(BETWEEN);
        }
    }

    private void check(Service service, String check, boolean expected) {
        String key = service.id() + ' ' + check;
        if (!expected || !service.isMeantToLive() || service.answers(check) || !service.isMeantToLive()) {
            inARow.remove(key);
        } else if (inARow.merge(key, 1, Integer::sum) == 2) {
            complaints.add("health: " + service.id() + " is not " + check + " at " + Instant.now());
        }
    }
}
