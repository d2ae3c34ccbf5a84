package io.leeway.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.stack.services.ServiceDefinition;
import io.leeway.stack.services.Supervisor;

/** Runs the servers and the six services. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the servers and the six services, until its standard input ends. Give the JVM -Xmx1g.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--root", required = true, paramLabel = "DIR", description = "the folder of the built modules")
    private Path root = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "where everything keeps its files")
    private Path data = Path.of("");

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "the dashboard's port; the services take the next five (default: ${DEFAULT-VALUE}; 0: free ports)")
    private int portBase = 8080;

    @Mixin
    private final Ports ports = new Ports();

    @Mixin
    private final ExternalServers external = new ExternalServers();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Integer> servicePorts = servicePorts();
        Events events = new Events(System.out);
        Lifetime lifetime = new Lifetime();
        Watchdog watchdog = lifetime.closeAtEnd(new Watchdog());
        Servers servers =
                lifetime.closeAtEnd(Servers.start(data.toAbsolutePath(), ports, Servers.ALL, external, events));
        servers.pids().forEach(watchdog::guard);
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("LEEWAY_INGEST_URL", url(servicePorts.get("ingest-service")));
        environment.put("LEEWAY_RISK_URL", url(servicePorts.get("risk-service")));
        environment.put("LEEWAY_ALERT_URL", url(servicePorts.get("alert-service")));
        environment.put("LEEWAY_DASHBOARD_URL", url(servicePorts.get("dashboard-ui")));
        Supervisor supervisor = lifetime.closeAtEnd(new Supervisor(
                root.toAbsolutePath(),
                data.toAbsolutePath(),
                servicePorts,
                environment,
                watchdog::guard,
                watchdog::release));
        long begin = System.nanoTime();
        supervisor.start(service -> events.tell(
                "restarted", Map.of("service", service.getKey(), "pid", Long.toString(service.getValue()))));
        events.tell(
                "progress",
                Map.of("what", "services", "millis", Long.toString((System.nanoTime() - begin) / 1_000_000)));
        Map<String, String> facts = new TreeMap<>(servers.facts());
        facts.putAll(supervisor.facts());
        facts.put("pid", Long.toString(ProcessHandle.current().pid()));
        events.tell("ready", facts);
        endOnFailure(supervisor, lifetime);
        lifetime.await();
        return 0;
    }

    private static void endOnFailure(Supervisor supervisor, Lifetime lifetime) {
        Thread.ofPlatform().daemon().name("failure").start(() -> {
            try {
                System.err.println(supervisor.awaitFailure());
                lifetime.end();
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Map<String, Integer> servicePorts() {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            chosen.put(service.name(), portBase == 0 ? freePort() : checked(portBase + service.portOffset(), service));
        }
        return chosen;
    }

    private static int checked(int port, ServiceDefinition service) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException exception) {
            throw new IllegalArgumentException(
                    "Port " + port + ", which " + service.name()
                            + " needs, is in use: stop what uses it, or choose other ports with --port-base.",
                    exception);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
