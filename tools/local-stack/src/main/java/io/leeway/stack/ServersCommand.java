package io.leeway.stack;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the embedded servers alone. */
@Command(
        name = "servers",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded servers alone, until its standard input ends. Give the JVM -Xmx1g.")
final class ServersCommand implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "where the servers keep their files")
    private Path data = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVER",
            description = "some of: postgres, amqp, mongo, mail (default: all)")
    private Set<String> only = new TreeSet<>(Servers.ALL);

    @Mixin
    private final Ports ports = new Ports();

    @Override
    public Integer call() throws InterruptedException {
        if (!Servers.ALL.containsAll(only)) {
            throw new IllegalArgumentException("--only takes some of " + new TreeSet<>(Servers.ALL));
        }
        Path folder = data.toAbsolutePath();
        Lifetime lifetime = new Lifetime();
        lifetime.closeAtEnd(DataFolder.hold(folder));
        Console.giveServersALog(folder);
        Events events = new Events(Console.events());
        Watchdog watchdog = lifetime.closeAtEnd(new Watchdog());
        Servers servers = lifetime.closeAtEnd(Servers.start(folder, ports, only, new ExternalServers(), events));
        lifetime.closeAtEnd(new ServerKeeper(servers.embedded(), ServerKeeper.Probing.STANDARD, watchdog, events));
        events.tell("ready", servers.facts());
        lifetime.await();
        return 0;
    }
}
