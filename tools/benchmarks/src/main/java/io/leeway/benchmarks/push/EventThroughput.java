package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.leeway.contracts.ContractJson;

/**
 * Measures how many single predictions a second one ingest-service takes. Arguments: {@code http} or {@code queue}, where they
 * come from; how many (100,000), of which the first fifth does not count. Prints the rate and what each process used, which
 * {@code tools/benchmarks/target/event-throughput-WAY.json} has too; fails where an event is in no batch, or in two. Wants
 * Linux, and the project's folder as the current one.
 */
final class EventThroughput {

    private static final int REFERENCE_ROWS = 100_000;
    private static final Set<String> WAYS = Set.of("http", "queue");

    private EventThroughput() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        if (arguments.length == 0 || !WAYS.contains(arguments[0])) {
            throw new IllegalArgumentException("Say where events come from: http or queue.");
        }
        String way = arguments[0];
        int events = PushLatency.argument(arguments, 1, 100_000);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path reference = folder.path().resolve("reference.csv");
            GeneratedRows.write(reference, PushedForm.CSV, REFERENCE_ROWS, 1);
            try (PushedStack stack = PushedStack.start(
                    Path.of("").toAbsolutePath(),
                    folder.path().resolve("data"),
                    0,
                    Map.of("LEEWAY_INGEST_EVENTS_RABBITMQ_ENABLED", "true"))) {
                stack.register(GeneratedRows.definition());
                stack.reference(reference, PushedForm.CSV);
                EventRate rate = new RateMeasurement(stack).measure(way, events);
                System.out.printf(
                        Locale.ROOT,
                        "%,d events from %s: %.0f/s%n%n%s%n",
                        rate.taken(),
                        way,
                        rate.aSecond(),
                        LatencyTables.of(rate));
                ContractJson.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(
                                Path.of("tools/benchmarks/target/event-throughput-" + way + ".json")
                                        .toFile(),
                                rate);
            }
        }
    }
}
