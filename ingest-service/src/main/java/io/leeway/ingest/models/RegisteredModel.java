package io.leeway.ingest.models;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * A model as the registry answers it.
 *
 * @param model its name
 * @param version of the definition
 * @param definition with every default filled in
 * @param reference the id of its current reference; absent until one is sent
 * @param retired whether it takes no new data
 * @param createdAt when it was registered
 * @param updatedAt when its definition last changed
 */
public record RegisteredModel(
        String model,
        int version,
        ModelDefinition definition,
        @Nullable String reference,
        boolean retired,
        Instant createdAt,
        Instant updatedAt) {}
