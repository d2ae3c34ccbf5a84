package io.leeway.client.rows;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.leeway.client.http.DataFile;
import io.leeway.client.http.ServiceAddresses;

/** Sends reference data. */
@Command(name = "reference", description = "Sends the reference data that a model's batches are compared with.")
public final class ReferenceCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "rows: " + DataFile.ENDINGS)
    private Path file = Path.of("");

    @Override
    public Integer call() {
        JsonNode answer = services.ingestClient().reference(model, DataFile.of(file));
        Answers.print("reference " + answer.path("reference").asText(), answer);
        return 0;
    }
}
