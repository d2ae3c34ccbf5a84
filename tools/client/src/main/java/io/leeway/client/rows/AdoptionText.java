package io.leeway.client.rows;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Counts;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;

/** Adopted windows in words. */
final class AdoptionText {

    private AdoptionText() {}

    /** One adoption. */
    static String of(JsonNode adoption) {
        JsonNode windows = adoption.path("windows");
        return Counts.of(windows.size(), "window") + " of " + Terminal.safe(adoption, "model") + ", "
                + Terminal.day(windows.path(0), "from") + " to " + Terminal.day(windows.path(windows.size() - 1), "to")
                + (windows.size() == 1 ? ", is" : ", are") + " part of reference "
                + Terminal.safe(adoption, "reference") + "; later batches are compared with "
                + (windows.size() == 1 ? "it" : "them") + " as well";
    }

    /** All of a reference. */
    static String table(JsonNode adoptions) {
        if (adoptions.isEmpty()) {
            return "Nothing was adopted into the present reference.";
        }
        TextTable table = new TextTable("windows", "from", "to", "by", "adopted", "note");
        for (JsonNode adoption : adoptions) {
            JsonNode windows = adoption.path("windows");
            JsonNode accepted = adoption.path("accepted");
            table.row(
                    String.valueOf(windows.size()),
                    Terminal.day(windows.path(0), "from"),
                    Terminal.day(windows.path(windows.size() - 1), "to"),
                    Terminal.safe(accepted, "by"),
                    Ages.since(accepted, "at").map(age -> age + " ago").orElse("-"),
                    accepted.hasNonNull("note") ? Terminal.safe(accepted, "note") : "-");
        }
        return table.toString();
    }
}
