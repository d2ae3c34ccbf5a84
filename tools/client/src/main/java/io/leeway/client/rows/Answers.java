package io.leeway.client.rows;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.Counts;
import io.leeway.client.console.RowErrors;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.CommandAdvice;

/** What ingest-service answered, in words: the result on standard output, what could not be read and warnings on standard error. */
public final class Answers {

    private Answers() {}

    static void print(String what, JsonNode answer) {
        JsonNode rejected = answer.path("rejected");
        System.out.printf(
                "%s: %s accepted, %,d rejected%n",
                Terminal.safe(what),
                Counts.of(answer.path("rows").asLong(), "row"),
                rejected.path("rows").asLong());
        list(rejected.path("errors"), rejected.path("rows").asLong());
        JsonNode unreadable = answer.path("unreadable");
        if (unreadable.path("cells").asLong() > 0) {
            System.err.println(Counts.of(
                            unreadable.path("cells").asLong(),
                            "cell cannot be read and counts",
                            "cells cannot be read and count")
                    + " as missing:");
            list(unreadable.path("errors"), unreadable.path("cells").asLong());
        }
        for (JsonNode note : answer.path("notes")) {
            System.err.println("Note: " + Terminal.safe(note.asText()));
        }
        for (JsonNode warning : answer.path("warnings")) {
            System.err.println("Warning: " + CommandAdvice.in(Terminal.safe(warning.asText())));
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
