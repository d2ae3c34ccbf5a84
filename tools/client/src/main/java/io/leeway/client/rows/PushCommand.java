package io.leeway.client.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.DataFile;
import io.leeway.client.http.ServiceAddresses;

/** Sends a production batch. */
@Command(
        name = "push",
        description = {
            "Sends a batch of production rows with their predictions.",
            "The same file sent again under the same name and key is stored once, so that sending is repeated by"
                    + " itself while the service is away. To store it a second time, give another name or key."
        })
public final class PushCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "rows: " + DataFile.ENDINGS)
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "what the batch is called")
    private @Nullable String name;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "an idempotency key: the same batch sent again under it is stored once (default: made from"
                    + " the model, the name and the file's content)")
    private @Nullable String key;

    @Override
    public Integer call() throws IOException {
        DataFile rows = DataFile.of(file);
        String sentKey = key == null ? IdempotencyKeys.of(model, name, file) : key;
        JsonNode answer = services.ingestClient().batch(model, rows, name, sentKey);
        Answers.print("batch " + answer.path("batch").asText(), answer);
        System.out.println("idempotency key " + Terminal.safe(sentKey));
        return 0;
    }
}
