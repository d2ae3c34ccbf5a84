package io.leeway.client.rows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.DataFile;
import io.leeway.client.http.Partial;
import io.leeway.client.http.PerformanceClient;
import io.leeway.client.http.ServiceAddresses;

/** Sends true values. */
@Command(name = "labels", description = "Sends true values; they find their predictions by row id.")
public final class LabelsCommand implements Callable<Integer> {

    private static final int LOOKS = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "rows with the row id and the target: " + DataFile.ENDINGS)
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "an idempotency key: the same labels sent again under it are stored once")
    private @Nullable String key;

    @Override
    public Integer call() {
        JsonNode answer = services.ingestClient().labels(model, DataFile.of(file), key);
        Answers.print("labels " + answer.path("labels").asText(), answer);
        Partial partial = new Partial();
        partial.ask(this::found).ifPresent(System.out::println);
        // They are stored, whoever is away now.
        partial.note();
        return 0;
    }

    /** What the labels found; they are joined one delivery after the other, soon after they were answered. */
    private String found() {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode account =
                    services.ingestClient().accounting(model).path("models").path(0);
            if (account.path("labelsWaiting").asLong() == 0) {
                return PerformanceClient.words(services.performanceClient().waitingLabels(model));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return "They are being joined; ./leeway status " + Terminal.safe(model) + " says how many find no prediction.";
    }
}
