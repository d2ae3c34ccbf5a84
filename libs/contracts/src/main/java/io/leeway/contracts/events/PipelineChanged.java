package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * What was accepted for a model has begun to wait too long, or does so no more.
 *
 * @param model the model's name
 * @param stalled whether it waits too long
 * @param waiting how many batches and deliveries of labels are accepted and not judged
 * @param deadLetters how many messages of the model lie among the dead letters
 * @param since when the oldest of them was accepted; absent where nothing waits
 * @param at when this was noticed
 * @param revision grows with every change of the model's pipeline
 * @param version the definition's version
 * @param definition the model's definition, whose rules say who is told
 */
public record PipelineChanged(
        String model,
        boolean stalled,
        long waiting,
        long deadLetters,
        @Nullable Instant since,
        Instant at,
        long revision,
        int version,
        ModelDefinition definition) {
    public PipelineChanged {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(definition, "definition");
    }
}
