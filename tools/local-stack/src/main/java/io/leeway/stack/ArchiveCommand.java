package io.leeway.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.leeway.stack.client.Folders;
import io.leeway.stack.services.ClassArchives;
import io.leeway.stack.services.FreePorts;
import io.leeway.stack.services.Probing;
import io.leeway.stack.services.ServiceDefinition;
import io.leeway.stack.services.ServiceInstance;
import io.leeway.stack.services.Supervisor;

/** Runs everything once, in a folder that goes with it, so that the services' archives are there before they are needed. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Starts the servers and the six services once and has each write an archive of its classes, with"
                + " which later starts take half the time. Give the JVM -Xmx1g.")
final class ArchiveCommand implements Callable<Integer> {

    @Option(names = "--root", required = true, paramLabel = "DIR", description = "the folder of the built modules")
    private Path root = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("leeway-archive-");
        Lifetime lifetime = new Lifetime();
        lifetime.closeAtEnd(() -> Folders.delete(folder));
        Console.giveServersALog(folder);
        Events unheard = new Events(System.out);
        Watchdog watchdog = lifetime.closeAtEnd(new Watchdog());
        Servers servers =
                lifetime.closeAtEnd(Servers.start(folder, new Ports(), Servers.ALL, new ExternalServers(), unheard));
        List<ServiceInstance> instances = ServiceInstance.all(1, (name, offset) -> FreePorts.next());
        Path written = Files.createDirectory(folder.resolve("archives"));
        Supervisor supervisor = lifetime.closeAtEnd(new Supervisor(
                root.toAbsolutePath(),
                folder,
                instances,
                ClassArchives.written(written),
                UpCommand.environment(servers, instances),
                Probing.STANDARD,
                watchdog::guard,
                watchdog::release));
        supervisor.start(unheard::tell);
        // They write when they end.
        supervisor.close();
        int published = ClassArchives.publish(written, root.toAbsolutePath());
        lifetime.end();
        lifetime.await();
        return published == ServiceDefinition.ALL.size() ? 0 : 1;
    }
}
