package io.leeway.client.rows;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.RowErrors;
import io.leeway.client.console.Terminal;

/** What ingest-service answered, in words: the result on standard output, what could not be read and warnings on standard error. */
public final class Answers {

    private Answers() {}

    static void print(String what, JsonNode answer) {
        JsonNode rejected = answer.path("rejected");
        System.out.printf(
                "%s: %,d rows accepted, %,d rejected%n",
                Terminal.safe(what),
                answer.path("rows").asLong(),
                rejected.path("rows").asLong());
        list(rejected.path("errors"), rejected.path("rows").asLong());
        JsonNode unreadable = answer.path("unreadable");
        if (unreadable.path("cells").asLong() > 0) {
            System.err.printf(
                    "%,d cells cannot be read and count as missing:%n",
                    unreadable.path("cells").asLong());
            list(unreadable.path("errors"), unreadable.path("cells").asLong());
        }
        for (JsonNode note : answer.path("notes")) {
            System.err.println("Note: " + Terminal.safe(note.asText()));
        }
        for (JsonNode warning : answer.path("warnings")) {
            System.err.println("Warning: " + Terminal.safe(warning.asText()));
        }
    }

    private static void list(JsonNode errors, long all) {
        for (JsonNode error : errors) {
            System.err.println("  " + RowErrors.line(error));
        }
        if (all > errors.size()) {
            System.err.printf("  and %,d more%n", all - errors.size());
        }
    }
}
