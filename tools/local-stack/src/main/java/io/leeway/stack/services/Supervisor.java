package io.leeway.stack.services;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

import io.leeway.stack.Console;

/** Starts the services, starts again what dies or hangs, stops them all. */
public final class Supervisor implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(240);

    private final Path root;
    private final Path data;
    private final List<ServiceInstance> instances;
    private final ClassArchives archives;
    private final Map<String, String> environment;
    private final Probing probing;
    private final LongConsumer guard;
    private final LongConsumer release;
    private final Map<String, ServiceProcess> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /**
     * A supervisor that has started nothing yet.
     *
     * @param root the folder that holds the services' modules
     * @param data where logs go
     * @param instances what to run
     * @param archives with which they start, or which they write
     * @param environment what every service is told
     * @param guard told the pid of every process that must not outlive this one
     * @param release told the pid of every process that has ended
     */
    public Supervisor(
            Path root,
            Path data,
            List<ServiceInstance> instances,
            ClassArchives archives,
            Map<String, String> environment,
            Probing probing,
            LongConsumer guard,
            LongConsumer release) {
        this.root = root;
        this.data = data;
        this.instances = List.copyOf(instances);
        this.archives = archives;
        this.environment = Map.copyOf(environment);
        this.probing = probing;
        this.guard = guard;
        this.release = release;
    }

    /**
     * Starts every service and waits until all are ready.
     *
     * @param events told {@code restarted} when a service was started again, with its name, its new pid and why, and
     *     {@code failing} when that does not help
     * @throws IllegalStateException with the end of a service's log when it does not become ready
     */
    public void start(BiConsumer<String, Map<String, String>> events) {
        List<ServiceProcess> started = instances.stream().map(this::launch).toList();
        Instant deadline = Instant.now().plus(READY_WITHIN);
        for (ServiceProcess service : started) {
            awaitReady(service, deadline);
        }
        Supervised supervision = new Supervised(probing, this::relaunch, events);
        for (ServiceProcess service : started) {
            Thread.ofPlatform()
                    .daemon()
                    .name("supervisor-" + service.instance().name())
                    .start(() -> supervise(supervision, service));
        }
    }

    /** Address and pid of every instance, as facts for the program that started this one. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        running.forEach((name, service) -> {
            facts.put(name + ".url", service.instance().url());
            facts.put(name + ".pid", Long.toString(service.pid()));
        });
        return facts;
    }

    /** Stops all at once, by force what takes longer than it may. */
    @Override
    public void close() {
        List<ServiceProcess> services = beginToStop();
        services.forEach(ServiceProcess::stop);
        Instant deadline = Instant.now().plus(archives.longestStop());
        for (ServiceProcess service : services) {
            awaitStop(service, deadline);
            release.accept(service.pid());
            PidFile.of(data, service.instance().name()).delete();
        }
    }

    private synchronized List<ServiceProcess> beginToStop() {
        stopping = true;
        return List.copyOf(running.values());
    }

    private void awaitStop(ServiceProcess service, Instant deadline) {
        try {
            Duration patience = Duration.between(Instant.now(), deadline);
            if (!service.awaitEnd(patience.isNegative() ? Duration.ZERO : patience)) {
                Console.say(service.instance().name() + " did not stop within "
                        + archives.longestStop().toSeconds()
                        + " s and was killed; what it had in hand is done again at the next start.");
                service.kill();
                service.awaitEnd(Duration.ofSeconds(10));
            }
        } catch (InterruptedException exception) {
            service.kill();
            Thread.currentThread().interrupt();
        }
    }

    private ServiceProcess launch(ServiceInstance instance) {
        ServiceProcess service = ServiceProcess.start(instance, archives, root, data, environment);
        guard.accept(service.pid());
        running.put(instance.name(), service);
        return service;
    }

    private void awaitReady(ServiceProcess service, Instant deadline) {
        while (!service.isReady()) {
            if (stopping) {
                return;
            }
            if (!service.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(service.instance().name()
                        + (service.isAlive()
                                ? " is not ready after " + READY_WITHIN.toSeconds() + " s"
                                : " ended while it started")
                        + "; the end of its log:" + System.lineSeparator() + service.endOfLog());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static void supervise(Supervised supervision, ServiceProcess service) {
        try {
            supervision.run(service);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /** The new process, or the old one when everything is being stopped. */
    private synchronized ServiceProcess relaunch(ServiceProcess ended) {
        if (stopping) {
            return ended;
        }
        release.accept(ended.pid());
        return launch(ended.instance());
    }
}
