package io.leeway.benchmarks.push;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * When a batch passed its stages, in milliseconds since its push began.
 *
 * @param accepted the client had its answer
 * @param drift drift-service had compared it
 * @param performance performance-service had measured it
 * @param assessed risk-service had assessed it
 * @param told the assessment was stored, and risk-service's stream told of it: the report can be read
 */
record Passage(double accepted, double drift, double performance, double assessed, double told) {

    /**
     * Of a batch whose report can be read.
     *
     * @param begun when its push began
     * @param answered when the client had its answer
     * @param told when the stream told of it
     * @param report what risk-service has of it, with the time of each stage
     */
    static Passage of(Instant begun, Instant answered, Instant told, JsonNode report) {
        return new Passage(
                millis(begun, answered),
                millis(begun, time(report.path("drift").path("evaluatedAt"))),
                millis(begun, time(report.path("performance").path("evaluatedAt"))),
                millis(begun, time(report.path("assessment").path("assessedAt"))),
                millis(begun, told));
    }

    private static Instant time(JsonNode stamp) {
        return Instant.parse(stamp.asText());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
