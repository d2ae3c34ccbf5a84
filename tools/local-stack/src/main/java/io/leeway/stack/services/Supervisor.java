package io.leeway.stack.services;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Starts the services, restarts what dies, stops them all. */
public final class Supervisor implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);
    private static final int MOST_SHORT_LIVES = 10;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Path root;
    private final Path data;
    private final Map<String, Integer> ports;
    private final Map<String, String> environment;
    private final LongConsumer guard;
    private final LongConsumer release;
    private final Map<String, ServiceProcess> running = new ConcurrentHashMap<>();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile String failure = "";

    /**
     * A supervisor that has started nothing yet.
     *
     * @param root the folder that holds the services' modules
     * @param data where logs go
     * @param ports each service's port by name
     * @param environment what every service is told
     * @param guard told the pid of every process that must not outlive this one
     * @param release told the pid of every process that has ended
     */
    public Supervisor(
            Path root,
            Path data,
            Map<String, Integer> ports,
            Map<String, String> environment,
            LongConsumer guard,
            LongConsumer release) {
        this.root = root;
        this.data = data;
        this.ports = Map.copyOf(ports);
        this.environment = Map.copyOf(environment);
        this.guard = guard;
        this.release = release;
    }

    /**
     * Starts every service and waits until all are ready.
     *
     * @param restarted told the name and pid of a service that died and was started again
     * @throws IllegalStateException with the end of a service's log when it does not become ready
     */
    public void start(Consumer<Map.Entry<String, Long>> restarted) {
        List<ServiceProcess> started =
                ServiceDefinition.ALL.stream().map(this::launch).toList();
        Instant deadline = Instant.now().plus(READY_WITHIN);
        for (ServiceProcess service : started) {
            awaitReady(service, deadline);
        }
        for (ServiceProcess service : started) {
            Thread.ofPlatform()
                    .daemon()
                    .name("supervisor-" + service.definition().name())
                    .start(() -> supervise(service, restarted));
        }
    }

    /** Address and pid of every service, as facts for the program that started this one. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        running.forEach((name, service) -> {
            facts.put(name + ".url", service.url());
            facts.put(name + ".pid", Long.toString(service.pid()));
        });
        return facts;
    }

    /** Waits until a service died too often; returns why. */
    public String awaitFailure() throws InterruptedException {
        givenUp.await();
        return failure;
    }

    @Override
    public void close() {
        stopping = true;
        List<ServiceProcess> services = List.copyOf(running.values());
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::awaitStop);
        services.forEach(service -> release.accept(service.pid()));
    }

    private ServiceProcess launch(ServiceDefinition definition) {
        ServiceProcess service =
                ServiceProcess.start(definition, root, data, ports.get(definition.name()), environment);
        guard.accept(service.pid());
        running.put(definition.name(), service);
        return service;
    }

    private void awaitReady(ServiceProcess service, Instant deadline) {
        while (!service.isReady()) {
            if (stopping) {
                return;
            }
            if (!service.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(service.definition().name()
                        + (service.isAlive() ? " is not ready after 120 s" : " ended while it started")
                        + "; the end of its log:" + System.lineSeparator() + service.endOfLog());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void supervise(ServiceProcess first, Consumer<Map.Entry<String, Long>> restarted) {
        ServiceProcess service = first;
        int shortLives = 0;
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (true) {
                Instant begin = Instant.now();
                service.waitFor();
                release.accept(service.pid());
                if (stopping) {
                    return;
                }
                boolean lived = Duration.between(begin, Instant.now()).compareTo(SHORT_LIFE) > 0;
                shortLives = lived ? 1 : shortLives + 1;
                pause = lived ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                if (shortLives > MOST_SHORT_LIVES) {
                    failure = service.definition().name() + " died " + shortLives + " times; the end of its log:"
                            + System.lineSeparator() + service.endOfLog();
                    givenUp.countDown();
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(pause);
                service = relaunch(service);
                if (service == first) {
                    return;
                }
                restarted.accept(Map.entry(service.definition().name(), service.pid()));
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /** The new process, or the old one when everything is being stopped. */
    private synchronized ServiceProcess relaunch(ServiceProcess dead) {
        return stopping ? dead : launch(dead.definition());
    }
}
