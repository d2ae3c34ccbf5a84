package io.leeway.system.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.stack.services.ServiceDefinition;

/** The five services behind the page, in one or more instances each. */
public final class Services implements AutoCloseable {

    /** Their names. */
    public static final List<String> NAMES =
            List.of("ingest-service", "drift-service", "performance-service", "risk-service", "alert-service");

    private final Map<String, List<Service>> instances = new LinkedHashMap<>();

    /**
     * Services that have not been started.
     *
     * @param logs where each instance writes its log
     * @param settings environment variables for all of them
     */
    public Services(Infrastructure infrastructure, Path logs, int each, Map<String, String> settings) {
        try {
            Files.createDirectories(logs);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Map<String, String> shared = new HashMap<>(infrastructure.environment());
        shared.putAll(settings);
        // Each lives for a minute: what the second compiler takes of the machine would not come back.
        shared.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        // As in a Kubernetes namespace that has a Service of that name.
        shared.put("RABBITMQ_PORT", "tcp://10.0.0.1:5672");
        for (ServiceDefinition definition : ServiceDefinition.ALL) {
            if (NAMES.contains(definition.name())) {
                Map<String, String> environment = new HashMap<>(shared);
                if (!definition.database().isEmpty()) {
                    environment.put("LEEWAY_POSTGRES_DATABASE", infrastructure.database(definition.database()));
                }
                List<Service> all = new ArrayList<>();
                for (int i = 1; i <= each; i++) {
                    all.add(new Service(definition, i, logs, environment));
                }
                instances.put(definition.name(), List.copyOf(all));
                // The first is where the others, started after it, find it.
                shared.put(urlKey(definition.name()), all.getFirst().url());
            }
        }
        // Whatever ends this process must not leave them behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> all().forEach(Service::kill), "services"));
    }

    private static String urlKey(String name) {
        return "LEEWAY_" + name.substring(0, name.indexOf('-')).toUpperCase(java.util.Locale.ROOT) + "_URL";
    }

    /** Every instance. */
    public List<Service> all() {
        return instances.values().stream().flatMap(List::stream).toList();
    }

    /** Every instance of a service. */
    public List<Service> all(String name) {
        List<Service> found = instances.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return found;
    }

    /** A service's first instance. */
    public Service one(String name) {
        return all(name).getFirst();
    }

    /** Starts every instance of some services and waits until they are ready. */
    public void start(List<String> names) {
        List<Service> starting =
                names.stream().flatMap(name -> all(name).stream()).toList();
        starting.forEach(Service::start);
        starting.forEach(Service::awaitReady);
    }

    /** Has all end in order; how long the slowest took. */
    public Duration stop() {
        long begin = System.nanoTime();
        all().forEach(Service::stop);
        all().forEach(Service::awaitStop);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        stop();
    }
}
