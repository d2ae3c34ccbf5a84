package io.leeway.contracts.events;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.DriftReport;

/** A batch was compared with its reference. */
public record DriftEvaluated(DriftReport report, int version, ModelDefinition definition) {}
