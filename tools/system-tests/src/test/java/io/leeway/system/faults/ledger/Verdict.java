package io.leeway.system.faults.ledger;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was found about a batch: the numbers that must be the same in every run.
 *
 * @param score the risk
 * @param drifted the drifted features
 * @param performance each metric's value
 * @param alerting whether an incident goes through it
 */
public record Verdict(String score, String drifted, Map<String, String> performance, boolean alerting) {

    static Verdict of(JsonNode report, boolean alerting) {
        Map<String, String> performance = new TreeMap<>();
        report.path("performance")
                .path("metrics")
                .forEach(metric -> performance.put(
                        metric.path("name").asText(), metric.path("value").asText()));
        return new Verdict(
                report.path("assessment").path("score").asText(),
                report.path("drift").path("driftedFeatures").toString(),
                performance,
                alerting);
    }
}
