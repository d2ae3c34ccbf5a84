package io.leeway.client.console;

import com.fasterxml.jackson.databind.JsonNode;

/** Rejected rows in words that are safe on a terminal. */
public final class RowErrors {

    private RowErrors() {}

    /** A rejected row: where it is, and what is wrong with it. */
    public static String line(JsonNode error) {
        StringBuilder line = new StringBuilder();
        if (error.hasNonNull("row")) {
            line.append("row ").append(error.path("row").asLong());
        }
        if (error.hasNonNull("column")) {
            line.append(line.isEmpty() ? "" : ", ")
                    .append("column ")
                    .append(error.path("column").asText());
        }
        return Terminal.safe(line.append(line.isEmpty() ? "" : ": ")
                .append(error.path("message").asText())
                .toString());
    }
}
