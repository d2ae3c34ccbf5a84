package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.RiskAssessment;

/** A batch's risk was assessed, or assessed anew. */
public record RiskAssessed(RiskAssessment assessment, int version, ModelDefinition definition) {
    public RiskAssessed {
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(definition, "definition");
    }
}
