package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.DriftReport;

/**
 * A drift report was made or revised.
 *
 * @param report the report
 * @param labelled whether the rows carry labels, so that a performance report follows by itself
 * @param version the definition's version
 * @param definition the definition under which the rows were read
 */
public record DriftEvaluated(DriftReport report, boolean labelled, int version, ModelDefinition definition) {
    public DriftEvaluated {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(definition, "definition");
    }
}
