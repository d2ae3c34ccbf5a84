package io.leeway.client.models;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.client.http.IngestClient;

/** Lists a model's references. */
@Command(name = "references", description = "Lists a model's references, newest first; see restore.")
public final class ReferencesCommand extends ModelListCommand {

    @Override
    JsonNode entries(IngestClient ingest, String model) {
        return ingest.references(model);
    }

    @Override
    String asTable(JsonNode references) {
        if (references.isEmpty()) {
            return "No reference has been sent yet. Send one with ./leeway reference MODEL FILE";
        }
        TextTable table = new TextTable("reference", "rows", "version", "sent", "state");
        for (JsonNode reference : references) {
            table.row(
                    Terminal.safe(reference, "reference"),
                    String.format("%,d", reference.path("rows").asLong()),
                    reference.path("modelVersion").asText("-"),
                    Ages.since(reference, "acceptedAt").map(age -> age + " ago").orElse("-"),
                    state(reference));
        }
        return table.toString();
    }

    private static String state(JsonNode reference) {
        if (reference.path("current").asBoolean()) {
            return "current";
        }
        return reference.path("restorable").asBoolean() ? "can be restored" : "rows no longer kept";
    }
}
