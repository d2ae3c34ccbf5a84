package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.SerializationFeature;

import io.leeway.contracts.ContractJson;

/**
 * Measures how long single predictions take until they are accepted, and proves that each is in one batch. Arguments: events
 * a second (500), seconds (600), how often ingest-service is killed meanwhile (0). Prints a table, which
 * {@code tools/benchmarks/target/event-latency.json} has too; fails where an event is in no batch, or in two. Wants Linux, and
 * the project's folder as the current one.
 */
final class EventLatency {

    private static final int REFERENCE_ROWS = 100_000;

    private EventLatency() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int aSecond = PushLatency.argument(arguments, 0, 500);
        int seconds = PushLatency.argument(arguments, 1, 600);
        int kills = PushLatency.argument(arguments, 2, 0);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path reference = folder.path().resolve("reference.csv");
            GeneratedRows.write(reference, PushedForm.CSV, REFERENCE_ROWS, 1);
            try (PushedStack stack = PushedStack.start(
                    Path.of("").toAbsolutePath(), folder.path().resolve("data"), 0)) {
                stack.register(GeneratedRows.definition());
                stack.reference(reference, PushedForm.CSV);
                EventLoad load = new EventMeasurement(stack).measure(aSecond, seconds, kills);
                System.out.println(LatencyTables.of(load));
                ContractJson.mapper()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValue(
                                Path.of("tools/benchmarks/target/event-latency.json")
                                        .toFile(),
                                load);
            }
        }
    }
}
