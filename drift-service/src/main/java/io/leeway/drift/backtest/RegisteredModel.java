package io.leeway.drift.backtest;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * A model as it is registered now.
 *
 * @param definition its definition
 * @param version of the definition
 * @param reference the id of its current reference; absent until one is sent
 */
record RegisteredModel(
        ModelDefinition definition, int version, @Nullable String reference) {}
