package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * Something that was sent for a model was refused as a whole; nothing of it was stored.
 *
 * @param model the model's name
 * @param kind {@code batch}, {@code reference} or {@code labels}
 * @param name what the client called it, where it gave a name
 * @param title the kind of problem, in words
 * @param detail what was wrong; holds no cell of the data
 * @param at when
 * @param version the definition's version
 * @param definition the model's definition, whose rules say who is told
 */
public record IntakeRefused(
        String model,
        String kind,
        @Nullable String name,
        String title,
        String detail,
        Instant at,
        int version,
        ModelDefinition definition) {
    public IntakeRefused {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(definition, "definition");
    }
}
