package io.leeway.system.faults.ledger;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.workload.Sent;

/** Whether a batch has every report that it should have, and not one more. */
record BatchFindings(Sent batch, JsonNode report) {

    boolean hasDrift() {
        return report.path("drift").has("verdict");
    }

    /** Of all labels that were accepted. */
    boolean hasPerformance() {
        double coverage = report.path("performance").path("coverage").asDouble();
        return coverage >= (double) batch.parts() / batch.model().labelling().parts() - 0.01;
    }

    boolean hasAssessment() {
        return report.path("assessment").path("score").isNumber();
    }

    List<String> lost() {
        List<String> lost = new ArrayList<>();
        if (!hasDrift()) {
            lost.add("lost: the drift report of " + batch);
        }
        if (batch.parts() > 0 && !hasPerformance()) {
            lost.add("lost: labels in the performance report of " + batch + ", coverage "
                    + report.path("performance").path("coverage").asText("none"));
        }
        if (!hasAssessment()) {
            lost.add("lost: the assessment of " + batch);
        }
        return lost;
    }

    /** Each part of the labels may bring a report and an assessment. */
    List<String> doubled() {
        List<String> doubled = new ArrayList<>();
        int parts = batch.model().labelling().parts();
        atMost(doubled, "drift", 1);
        atMost(doubled, "performance", parts);
        atMost(doubled, "assessment", parts + 1);
        return doubled;
    }

    private void atMost(List<String> doubled, String what, int most) {
        int revision = report.path(what).path("revision").asInt();
        if (revision > most) {
            doubled.add("doubled: revision " + revision + " of the " + what + " of " + batch);
        }
    }
}
