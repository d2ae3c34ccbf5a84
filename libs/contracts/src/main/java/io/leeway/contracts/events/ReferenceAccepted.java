package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;

/**
 * Reference data was stored; its rows are fetched from ingest-service block by block.
 *
 * @param reference its id, unique within the model
 * @param rows accepted rows
 * @param blocks how many blocks hold them
 * @param acceptedAt when it was stored
 * @param version the definition's version
 * @param definition the definition under which it was read
 */
public record ReferenceAccepted(
        String reference, long rows, int blocks, Instant acceptedAt, int version, ModelDefinition definition) {
    public ReferenceAccepted {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(definition, "definition");
    }
}
