package io.leeway.client.models;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.client.http.CommandAdvice;
import io.leeway.client.http.IngestClient;

/** Lists what was refused of a model. */
@Command(name = "refusals", description = "Lists what was sent for a model lately and refused as a whole, and why.")
public final class RefusalsCommand extends ModelListCommand {

    @Override
    JsonNode entries(IngestClient ingest, String model) {
        return ingest.refusals(model);
    }

    @Override
    String asTable(JsonNode refusals) {
        if (refusals.isEmpty()) {
            return "Nothing was refused.";
        }
        TextTable table = new TextTable("when", "what", "name", "problem");
        for (JsonNode refusal : refusals) {
            table.row(
                    Ages.since(refusal, "at").map(age -> age + " ago").orElse("-"),
                    Terminal.safe(refusal, "kind"),
                    Terminal.safe(refusal, "name"),
                    Terminal.safe(refusal, "title") + ": " + CommandAdvice.in(Terminal.safe(refusal, "detail")));
        }
        return table.toString();
    }
}
