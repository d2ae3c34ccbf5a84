package io.leeway.client.models;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.IngestClient;

/** A command that lists what the ingest service has of one model, as a table or as JSON. */
abstract class ModelListCommand extends ModelCommand {

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    final String answer(IngestClient ingest, String model) {
        JsonNode entries = entries(ingest, model);
        return json ? Terminal.json(entries) : asTable(entries);
    }

    /** What is listed: an array. */
    abstract JsonNode entries(IngestClient ingest, String model);

    /** The entries for people; there may be none. */
    abstract String asTable(JsonNode entries);
}
