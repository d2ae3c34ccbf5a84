package io.leeway.stack.services;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Keeps one instance running: starts it again when it has died, or lives but does not say so any more. Readiness does
 * not matter here: a service that waits for another server is well.
 */
final class Supervised {

    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TELLING_LIVES = 5;

    private final Probing probing;
    private final Function<ServiceProcess, ServiceProcess> relaunch;
    private final BiConsumer<String, Map<String, String>> events;

    /**
     * Supervision that has not begun.
     *
     * @param relaunch starts a new process in place of one that ended; the same one if everything is being stopped
     * @param events told {@code restarted} and {@code failing}
     */
    Supervised(
            Probing probing,
            Function<ServiceProcess, ServiceProcess> relaunch,
            BiConsumer<String, Map<String, String>> events) {
        this.probing = probing;
        this.relaunch = relaunch;
        this.events = events;
    }

    /**
     * Returns when everything is being stopped.
     *
     * @param first a process that has become ready
     */
    void run(ServiceProcess first) throws InterruptedException {
        ServiceProcess service = first;
        boolean hasLived = true;
        int shortLives = 0;
        Duration pause = probing.pause();
        while (true) {
            Instant begin = Instant.now();
            String why = awaitTrouble(service, hasLived);
            boolean lived = Duration.between(begin, Instant.now()).compareTo(SHORT_LIFE) > 0;
            shortLives = lived ? 1 : shortLives + 1;
            pause = lived || shortLives == 1 ? probing.pause() : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            if (shortLives % TELLING_LIVES == 0) {
                events.accept(
                        "failing",
                        Map.of(
                                "service", service.instance().name(),
                                "times", Integer.toString(shortLives),
                                "why", why,
                                "log", service.log().toString()));
            }
            Thread.sleep(pause);
            ServiceProcess next = relaunch.apply(service);
            if (next == service) {
                return;
            }
            service = next;
            hasLived = false;
            events.accept(
                    "restarted",
                    Map.of(
                            "service", service.instance().name(),
                            "pid", Long.toString(service.pid()),
                            "why", why));
        }
    }

    /** Waits until it has ended, by itself or because it did not say that it lives; returns why. */
    private String awaitTrouble(ServiceProcess service, boolean hasLived) throws InterruptedException {
        Instant patience = Instant.now().plus(probing.start());
        boolean started = hasLived;
        int failures = 0;
        while (!service.awaitEnd(probing.every())) {
            if (service.isEnding() || service.isLive(probing.timeout())) {
                started = true;
                failures = 0;
            } else if (started || Instant.now().isAfter(patience)) {
                failures++;
            }
            if (failures >= probing.failures()) {
                service.kill();
                service.awaitEnd(Duration.ofSeconds(30));
                return "did not answer " + failures + " times in a row whether it lives";
            }
        }
        return "ended with exit code " + service.exitCode();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
