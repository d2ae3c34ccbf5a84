package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;

/**
 * True values were stored; they find their predictions by row id. Their blocks are fetched from ingest-service and
 * hold two columns: the definition's row id and its target.
 *
 * @param labels their id, unique within the model
 * @param rows accepted rows
 * @param blocks how many blocks hold them
 * @param acceptedAt when they were stored
 * @param version the definition's version
 * @param definition the definition under which they were read
 */
public record LabelsAccepted(
        String labels, long rows, int blocks, Instant acceptedAt, int version, ModelDefinition definition) {
    public LabelsAccepted {
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(definition, "definition");
    }
}
