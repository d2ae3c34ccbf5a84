package io.leeway.client.rows;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.http.DataFile;
import io.leeway.client.http.ServiceAddresses;

/** Sends true values. */
@Command(name = "labels", description = "Sends true values; they find their predictions by row id.")
public final class LabelsCommand implements Callable<Integer> {

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
        return 0;
    }
}
