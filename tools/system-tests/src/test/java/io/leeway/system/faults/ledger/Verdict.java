package io.leeway.system.faults.ledger;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was found about a batch: the numbers that must be the same in every run. Which incidents go through it is none of them
 * yet: windows that come long after later ones may not be listed by an incident that was over by then.
 *
 * @param score the risk
 * @param drifted the drifted features
 * @param performance each metric's value
 */
public record Verdict(String score, String drifted, Map<String, String> performance) {

    static Verdict of(JsonNode report) {
        Map<String, String> performance = new TreeMap<>();
        report.path("performance")
                .path("metrics")
                .forEach(metric -> performance.put(
                        metric.path("name").asText(), metric.path("value").asText()));
        return new Verdict(
                report.path("assessment").path("score").asText(),
                report.path("drift").path("driftedFeatures").toString(),
                performance);
    }
}
