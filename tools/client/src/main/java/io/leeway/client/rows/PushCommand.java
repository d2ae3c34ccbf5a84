package io.leeway.client.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.DataFile;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.client.verdict.WaitOptions;

/** Sends a production batch. */
@Command(
        name = "push",
        description = {
            "Sends a batch of production rows with their predictions.",
            "The same file sent again under the same name and key is stored once, so that sending is repeated by"
                    + " itself while the service is away. To store it a second time, give another name or key.",
            "With --wait it ends when the batch is assessed, with an exit code that a pipeline can go by."
        },
        exitCodeList = {
            "0:the batch is accepted; with --wait: it is judged and below the level of --fail-at",
            "1:it is refused, or a service does not answer",
            "2:wrong usage",
            "3:--wait: its level is warning",
            "4:--wait: its level is critical",
            "5:--wait: it could not be judged, for instance because there are too few rows or no message came through",
            "6:--wait: it was not assessed before the time was over"
        })
public final class PushCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

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

    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    @Override
    public Integer call() throws IOException {
        waiting.check(command);
        DataFile rows = DataFile.of(file);
        String sentKey = key == null ? IdempotencyKeys.of(model, name, file) : key;
        JsonNode answer = services.ingestClient().batch(model, rows, name, sentKey);
        Answers.print("batch " + answer.path("batch").asText(), answer);
        System.out.println("idempotency key " + Terminal.safe(sentKey));
        return waiting.after(services, model, answer);
    }
}
