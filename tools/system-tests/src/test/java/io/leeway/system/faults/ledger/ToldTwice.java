package io.leeway.system.faults.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What was told more than once on the bus: the same may be repeated, but nothing else may be told under its name. */
final class ToldTwice {

    private ToldTwice() {}

    static void check(List<JsonNode> events, Complaints complaints) {
        Map<String, Set<String>> told = new HashMap<>();
        for (JsonNode event : events) {
            JsonNode data = event.path("data");
            JsonNode report = data.has("assessment") ? data.path("assessment") : data.path("report");
            String fact =
                    event.path("type").asText() + ' ' + event.path("subject").asText() + " revision "
                            + report.path("revision").asText();
            told.computeIfAbsent(fact, key -> new HashSet<>()).add(essence(report));
        }
        told.forEach((fact, accounts) -> {
            if (accounts.size() > 1) {
                complaints.add(Complaints.Kind.DOUBLED, "two accounts of " + fact + ": " + accounts);
            }
        });
    }

    /** What must not depend on when it was worked out. */
    private static String essence(JsonNode report) {
        StringBuilder essence = new StringBuilder();
        for (String field : List.of("score", "verdict", "driftedFeatures", "driftShare", "labelledRows", "drop")) {
            essence.append(field).append('=').append(report.path(field)).append(' ');
        }
        report.path("metrics")
                .forEach(metric -> essence.append(metric.path("name").asText())
                        .append('=')
                        .append(metric.path("value"))
                        .append(' '));
        return essence.toString();
    }
}
