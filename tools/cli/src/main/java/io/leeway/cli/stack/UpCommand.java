package io.leeway.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.stack.client.StackProcess;

/** Starts everything and stays. */
@Command(name = "up", description = "Starts the servers and the six services on this machine, until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything keeps its files, over restarts (default: .leeway/data in the project)")
    private @Nullable Path data;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        Path folder = data == null ? StackOptions.root().resolve(".leeway/data") : data.toAbsolutePath();
        System.err.println("Starting Leeway with its data in " + folder);
        try (StackProcess stack = options.start(folder)) {
            for (String service : List.of(
                    "dashboard-ui",
                    "ingest-service",
                    "drift-service",
                    "performance-service",
                    "risk-service",
                    "alert-service")) {
                System.out.printf("%-20s %s%n", service, stack.fact(service + ".url"));
            }
            System.out.println("Ctrl-C stops everything.");
            return stack.waitFor();
        }
    }
}
