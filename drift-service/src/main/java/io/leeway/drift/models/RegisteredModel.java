package io.leeway.drift.models;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * A model as it is registered now.
 *
 * @param definition its definition
 * @param version of the definition
 * @param reference the id of its current reference; absent until one is sent
 */
public record RegisteredModel(
        ModelDefinition definition, int version, @Nullable String reference) {}
