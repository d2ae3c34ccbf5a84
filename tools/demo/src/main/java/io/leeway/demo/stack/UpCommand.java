package io.leeway.demo.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "so many of every service but the dashboard, further ones 100 ports on (default: 1)",
            hidden = true)
    private int instances = 1;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SERVICE",
            description = "leave out services that you run yourself, as ./leeway dev does")
    private List<String> without = List.of();

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        Path folder = data == null ? StackOptions.root().resolve(".leeway/data") : data.toAbsolutePath();
        System.err.println("Starting Leeway with its data in " + folder);
        try (StackProcess stack = options.start(folder, further())) {
            for (int number = 1; number <= instances; number++) {
                tellAddresses(stack, number);
            }
            System.out.println();
            System.out.println("For ./leeway and other programs in another terminal:");
            for (String service : List.of("ingest", "drift", "performance", "risk", "alert")) {
                System.out.printf(
                        "export LEEWAY_%s_URL=%s%n",
                        service.toUpperCase(Locale.ROOT), stack.fact(service + "-service.url"));
            }
            System.out.println();
            System.out.println("Logs are in " + folder.resolve("logs") + ". Ctrl-C stops everything.");
            return stack.waitFor();
        }
    }

    private List<String> further() {
        List<String> further = new ArrayList<>(List.of("--instances", Integer.toString(instances)));
        if (!without.isEmpty()) {
            further.addAll(List.of("--without", String.join(",", without)));
        }
        return further;
    }

    private static void tellAddresses(StackProcess stack, int number) {
        for (String service : List.of(
                "dashboard-ui",
                "ingest-service",
                "drift-service",
                "performance-service",
                "risk-service",
                "alert-service")) {
            String name = number == 1 ? service : service + "-" + number;
            if (number == 1 || !service.equals("dashboard-ui")) {
                System.out.printf("%-24s %s%n", name, stack.fact(name + ".url"));
            }
        }
    }
}
