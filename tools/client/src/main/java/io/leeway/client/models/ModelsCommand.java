package io.leeway.client.models;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Limit;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.client.http.IngestClient;
import io.leeway.client.http.Pages;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.client.status.StatusCommand;

/** Lists the registered models. */
@Command(name = "models", description = "Lists the registered models by name.")
public final class ModelsCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Mixin
    private final Limit limit = new Limit();

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() {
        IngestClient ingest = services.ingestClient();
        List<JsonNode> models = Pages.byModel(limit.most(), ingest::models, page -> page);
        System.out.println(
                json
                        ? Terminal.json(JsonNodeFactory.instance.arrayNode().addAll(models))
                        : asTable(models) + limit.note(models.size()));
        return 0;
    }

    private static String asTable(List<JsonNode> models) {
        if (models.isEmpty()) {
            return StatusCommand.NO_MODEL;
        }
        TextTable table = new TextTable("model", "version", "task", "reference", "state", "changed");
        for (JsonNode model : models) {
            table.row(
                    Terminal.safe(model, "model"),
                    model.path("version").asText("-"),
                    Terminal.safe(model.path("definition"), "task"),
                    Terminal.safe(model, "reference"),
                    model.path("retired").asBoolean() ? "retired" : "active",
                    Ages.since(model, "updatedAt").map(age -> age + " ago").orElse("-"));
        }
        return table.toString();
    }
}
