package io.leeway.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What ingest-service answered, in words: the result on standard output, rejected rows and warnings on standard error. */
final class Answers {

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
