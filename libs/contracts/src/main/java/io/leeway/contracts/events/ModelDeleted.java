package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

/**
 * A model was deleted with all that was stored for it; every service forgets it.
 *
 * @param model its name
 * @param at when; what was told of a model of that name before then belongs to the deleted one
 */
public record ModelDeleted(String model, Instant at) {
    public ModelDeleted {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(at, "at");
    }
}
