package io.leeway.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.stack.services.ClassArchives;
import io.leeway.stack.services.FreePorts;
import io.leeway.stack.services.PidFile;
import io.leeway.stack.services.Probing;
import io.leeway.stack.services.ServiceInstance;
import io.leeway.stack.services.Supervisor;

/** Runs the servers and the six services. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the servers and the six services, until its standard input ends. Give the JVM -Xmx1g.")
final class UpCommand implements Callable<Integer> {

    private static final int MOST_INSTANCES = 9;

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

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "so many of every service but the dashboard, further ones 100 ports on (default: 1)")
    private int instances = 1;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SERVICE",
            description = "services that somebody else runs on their ports")
    private Set<String> without = new TreeSet<>();

    @Mixin
    private final Ports ports = new Ports();

    @Mixin
    private final ExternalServers external = new ExternalServers();

    @Override
    public Integer call() throws InterruptedException {
        if (instances < 1 || instances > MOST_INSTANCES) {
            throw new IllegalArgumentException("--instances takes 1 to " + MOST_INSTANCES);
        }
        Path folder = data.toAbsolutePath();
        Lifetime lifetime = new Lifetime();
        lifetime.closeAtEnd(DataFolder.hold(folder));
        Console.giveServersALog(folder);
        Events events = new Events(Console.events());
        int leftovers = PidFile.endLeftovers(folder);
        if (leftovers > 0) {
            Console.say("Ended " + leftovers + " processes that a killed Leeway had left behind.");
        }
        List<ServiceInstance> all =
                ServiceInstance.all(instances, (name, offset) -> portBase == 0 ? FreePorts.next() : portBase + offset);
        List<ServiceInstance> own = all.stream()
                .filter(instance -> !without.contains(instance.name()))
                .toList();
        own.forEach(instance -> check(instance.port(), instance.name()));
        Watchdog watchdog = lifetime.closeAtEnd(new Watchdog());
        Servers servers = lifetime.closeAtEnd(Servers.start(folder, ports, Servers.ALL, external, events));
        ServerKeeper keeper = new ServerKeeper(servers.embedded(), ServerKeeper.Probing.STANDARD, watchdog, events);
        Supervisor supervisor = lifetime.closeAtEnd(new Supervisor(
                root.toAbsolutePath(),
                folder,
                own,
                ClassArchives.read(root.toAbsolutePath()),
                environment(servers, all),
                Probing.STANDARD,
                watchdog::guard,
                watchdog::release));
        // Closed first, so that no server is started anew while everything stops.
        lifetime.closeAtEnd(keeper);
        long begin = System.nanoTime();
        supervisor.start(events::tell);
        events.tell(
                "progress",
                Map.of("what", "services", "millis", Long.toString((System.nanoTime() - begin) / 1_000_000)));
        Map<String, String> facts = new TreeMap<>(servers.facts());
        all.forEach(instance -> facts.put(instance.name() + ".url", instance.url()));
        facts.putAll(supervisor.facts());
        facts.put("pid", Long.toString(ProcessHandle.current().pid()));
        events.tell("ready", facts);
        lifetime.await();
        return 0;
    }

    /** What every service is told of the servers and of the others. */
    static Map<String, String> environment(Servers servers, List<ServiceInstance> all) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        Map<String, String> urls = all.stream().collect(Collectors.toMap(ServiceInstance::name, ServiceInstance::url));
        environment.put("LEEWAY_INGEST_URL", urls.get("ingest-service"));
        environment.put("LEEWAY_DRIFT_URL", urls.get("drift-service"));
        environment.put("LEEWAY_PERFORMANCE_URL", urls.get("performance-service"));
        environment.put("LEEWAY_RISK_URL", urls.get("risk-service"));
        environment.put("LEEWAY_ALERT_URL", urls.get("alert-service"));
        environment.put("LEEWAY_DASHBOARD_URL", urls.get("dashboard-ui"));
        return environment;
    }

    private static void check(int port, String service) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException exception) {
            throw new IllegalArgumentException(
                    "Port " + port + ", which " + service
                            + " needs, is in use: stop what uses it, or choose other ports with --port-base.",
                    exception);
        }
    }
}
