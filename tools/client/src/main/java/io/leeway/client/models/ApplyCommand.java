package io.leeway.client.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.contracts.model.ModelDefinition;

/** Registers a model or changes its definition. */
@Command(name = "apply", description = "Registers a model, or changes its definition.")
public final class ApplyCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "the definition, YAML or JSON")
    private Path file = Path.of("model.yaml");

    @Override
    public Integer call() throws IOException {
        ModelDefinition definition = DefinitionFile.read(file);
        JsonNode answer = services.ingestClient()
                .apply(
                        definition.model(),
                        DefinitionFile.isJson(file) ? "application/json" : "application/yaml",
                        Files.readAllBytes(file));
        System.out.printf(
                "%s version %d%n",
                Terminal.safe(answer, "model"), answer.path("version").asInt());
        return 0;
    }
}
