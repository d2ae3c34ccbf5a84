package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.PerformanceReport;

/** A batch's predictions were compared with the labels that have come so far. */
public record PerformanceEvaluated(PerformanceReport report, int version, ModelDefinition definition) {
    public PerformanceEvaluated {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(definition, "definition");
    }
}
