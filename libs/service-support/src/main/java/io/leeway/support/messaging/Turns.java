package io.leeway.support.messaging;

import io.leeway.contracts.events.Turn;

/** Keeps how far a service is with each model's events, for all of its instances. */
public interface Turns {

    /** The turn up to which the model's events are done; {@link Turn#NONE} where none is known to be. */
    Turn done(String model);

    /** The model's events up to this turn are done; nothing where those up to a later one are. Durable when it returns. */
    void done(String model, Turn turn);
}
