package io.leeway.system.faults.ledger;

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

    /** Each part of the labels may bring a report and an assessment. */
    void check(Complaints complaints) {
        if (!hasDrift()) {
            complaints.add(Complaints.Kind.LOST, "the drift report of " + batch);
        }
        if (batch.parts() > 0 && !hasPerformance()) {
            complaints.add(
                    Complaints.Kind.LOST,
                    "labels in the performance report of " + batch + ", coverage "
                            + report.path("performance").path("coverage").asText("none"));
        }
        if (!hasAssessment()) {
            complaints.add(Complaints.Kind.LOST, "the assessment of " + batch);
        }
        int parts = batch.model().labelling().parts();
        atMost(complaints, "drift", 1);
        atMost(complaints, "performance", parts);
        atMost(complaints, "assessment", parts + 1);
    }

    private void atMost(Complaints complaints, String what, int most) {
        int revision = report.path(what).path("revision").asInt();
        if (revision > most) {
            complaints.add(Complaints.Kind.DOUBLED, "revision " + revision + " of the " + what + " of " + batch);
        }
    }
}
