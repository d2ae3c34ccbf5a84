package io.leeway.cli.client;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a production batch. */
@Command(name = "push", description = "Sends a batch of production rows with their predictions.")
public final class PushCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "rows: .csv, .ndjson, .jsonl or .json, also with .gz")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "what the batch is called")
    private @Nullable String name;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "an idempotency key: the same batch sent again under it is stored once")
    private @Nullable String key;

    @Override
    public Integer call() {
        JsonNode answer = services.ingestClient().batch(model, DataFile.of(file), name, key);
        Answers.print("batch " + answer.path("batch").asText(), answer);
        return 0;
    }
}
