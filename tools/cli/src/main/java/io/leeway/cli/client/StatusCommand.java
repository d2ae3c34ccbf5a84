package io.leeway.cli.client;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.cli.TextTable;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.reports.BatchSummary;

/** Shows where models stand. */
@Command(name = "status", description = "Shows all models, or the latest batches of one.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "the model's name")
    private @Nullable String model;

    @Option(names = "--last", paramLabel = "N", description = "so many batches (default: ${DEFAULT-VALUE})")
    private int last = 20;

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (model == null) {
            JsonNode models = services.riskClient().models();
            System.out.println(json ? models.toPrettyString() : overview(models));
        } else {
            List<BatchSummary> batches = services.riskClient().batches(model, last);
            System.out.println(
                    json
                            ? ContractJson.mapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(batches)
                            : BatchTable.of(batches.reversed()));
        }
        return 0;
    }

    private static String overview(JsonNode models) {
        if (models.isEmpty()) {
            return "No model is registered yet. Register one with ./leeway apply -f model.yaml";
        }
        TextTable table = new TextTable("model", "task", "batches", "last batch", "risk", "level");
        for (JsonNode entry : models) {
            JsonNode latest = entry.path("last");
            table.row(
                    entry.path("model").asText(),
                    entry.path("task").asText(),
                    entry.path("batches").asText(),
                    latest.path("name").asText("-"),
                    latest.path("score").asText("-"),
                    latest.path("level").asText("-"));
        }
        return table.toString();
    }
}
