package io.leeway.client.rows;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.RowErrors;
import io.leeway.client.console.Terminal;

/** What ingest-service answered, in words: the result on standard output, rejected rows and warnings on standard error. */
public final class Answers {

    private Answers() {}

    static void print(String what, JsonNode answer) {
        JsonNode rejected = answer.path("rejected");
        System.out.printf(
                "%s: %,d rows accepted, %,d rejected%n",
                Terminal.safe(what),
                answer.path("rows").asLong(),
                rejected.path("rows").asLong());
        for (JsonNode error : rejected.path("errors")) {
            System.err.println("  " + RowErrors.line(error));
        }
        for (JsonNode warning : answer.path("warnings")) {
            System.err.println("Warning: " + Terminal.safe(warning.asText()));
        }
    }
}
