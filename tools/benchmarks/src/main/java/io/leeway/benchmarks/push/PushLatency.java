package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.SerializationFeature;

import io.leeway.contracts.ContractJson;

/**
 * Measures how long small batches take from push to report. Arguments: batches that are pushed one after the other (200),
 * their rows (10,000), batches that are pushed at once (1,000), their rows (100), the clients that push them (16). Before,
 * some are pushed that do not count. Prints tables; {@code tools/benchmarks/target/push-latency.json} has every batch. Wants
 * Linux, and the project's folder as the current one.
 */
final class PushLatency {

    private static final int REFERENCE_ROWS = 100_000;

    /** Until the services have compiled what they do most. */
    private static final int WARMING = 60;

    /** Bodies of different rows, which are pushed in turn. */
    private static final int BODIES = 10;

    private PushLatency() {}

    private record Measured(double readySeconds, Walk walk, Crowd crowd) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int batches = argument(arguments, 0, 200);
        int rows = argument(arguments, 1, 10_000);
        int crowd = argument(arguments, 2, 1_000);
        int crowdRows = argument(arguments, 3, 100);
        int clients = argument(arguments, 4, 16);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path reference = folder.path().resolve("reference.csv");
            GeneratedRows.write(reference, PushedForm.CSV, REFERENCE_ROWS, 1);
            List<Path> bodies = bodies(folder.path(), rows);
            List<Path> crowdBodies = bodies(folder.path(), crowdRows);
            long begun = System.nanoTime();
            try (PushedStack stack = PushedStack.start(
                    Path.of("").toAbsolutePath(), folder.path().resolve("data"), 0)) {
                double ready = (System.nanoTime() - begun) / 1e9;
                System.out.printf("The stack is ready after %.1f s.%n", ready);
                stack.register(GeneratedRows.definition());
                stack.reference(reference, PushedForm.CSV);
                LatencyMeasurement measurement = new LatencyMeasurement(stack, bodies);
                measurement.oneAfterTheOther(Math.min(batches, WARMING));
                Walk walk = measurement.oneAfterTheOther(batches);
                System.out.printf(
                        "%n%,d batches of %,d rows, one after the other%n%n%s%n",
                        batches, rows, LatencyTables.of(walk));
                Crowd many = new LatencyMeasurement(stack, crowdBodies).atOnce(crowd, clients);
                System.out.printf("%n%,d batches of %,d rows by %s%n", crowd, crowdRows, LatencyTables.of(many));
                ContractJson.mapper()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValue(
                                Path.of("tools/benchmarks/target/push-latency.json")
                                        .toFile(),
                                new Measured(ready, walk, many));
            }
        }
    }

    /** A whole number among the arguments, or else another one. */
    static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static List<Path> bodies(Path folder, int rows) throws IOException {
        List<Path> bodies = new ArrayList<>();
        for (int seed = 2; seed < 2 + BODIES; seed++) {
            Path body = folder.resolve("rows-" + rows + "-" + seed + ".csv");
            GeneratedRows.write(body, PushedForm.CSV, rows, seed);
            bodies.add(body);
        }
        return bodies;
    }
}
