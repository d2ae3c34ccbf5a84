package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.model.ModelDefinition;

/**
 * A model was registered, or its definition changed.
 *
 * @param version counts from 1 per model
 * @param definition the whole definition
 */
public record ModelDefined(int version, ModelDefinition definition) {
    public ModelDefined {
        Objects.requireNonNull(definition, "definition");
    }
}
