package io.leeway.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.leeway.stack.servers.KeptServer;

/** Asks the embedded servers every few seconds whether they are well, and starts those anew that are not. */
final class ServerKeeper implements AutoCloseable {

    /** How servers are watched: how often they are asked, and how many answers in a row may be bad. */
    record Probing(Duration every, int failures) {
        static final Probing STANDARD = new Probing(Duration.ofSeconds(3), 3);
    }

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Probing probing;
    private final Watchdog watchdog;
    private final Events events;
    private final List<Thread> threads;
    private volatile boolean stopping;

    ServerKeeper(List<KeptServer> servers, Probing probing, Watchdog watchdog, Events events) {
        this.probing = probing;
        this.watchdog = watchdog;
        this.events = events;
        servers.forEach(server -> server.current().pid().ifPresent(watchdog::guard));
        this.threads = servers.stream()
                .map(server -> Thread.ofPlatform()
                        .daemon()
                        .name("keeper-" + server.name())
                        .start(() -> keep(server)))
                .toList();
    }

    private void keep(KeptServer server) {
        int failures = 0;
        try {
            while (!stopping) {
                Thread.sleep(probing.every());
                failures = server.current().isWell() ? 0 : failures + 1;
                if (failures >= probing.failures() && !stopping) {
                    restart(server);
                    failures = 0;
                }
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it works: everything else waits for it anyway. */
    private void restart(KeptServer server) throws InterruptedException {
        OptionalLong ended = server.current().pid();
        Duration pause = Duration.ofSeconds(1);
        while (!stopping) {
            try {
                server.restart();
                ended.ifPresent(watchdog::release);
                server.current().pid().ifPresent(watchdog::guard);
                events.tell("server-restarted", Map.of("server", server.name()));
                return;
            } catch (RuntimeException exception) {
                System.err.println(server.name() + " does not start: " + exception);
                events.tell(
                        "server-failing",
                        Map.of("server", server.name(), "why", String.valueOf(exception.getMessage())));
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Stops watching; the servers go on. */
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
