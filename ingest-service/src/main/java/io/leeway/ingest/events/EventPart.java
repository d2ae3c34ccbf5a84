package io.leeway.ingest.events;

/** What an event tells of a prediction. */
enum EventPart {
    /** What the model was asked. */
    REQUEST,

    /** What it answered. */
    RESPONSE,

    /** Both. */
    WHOLE
}
