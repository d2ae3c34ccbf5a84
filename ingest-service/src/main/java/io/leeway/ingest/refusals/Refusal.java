package io.leeway.ingest.refusals;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused as a whole; nothing of it was stored.
 *
 * @param kind what was sent: reference, batch, labels or events
 * @param name what the client called it, where it gave a name
 * @param title the kind of problem
 * @param detail what was wrong
 * @param at when
 */
public record Refusal(
        @Schema(enumeration = {"reference", "batch", "labels", "events"})
        String kind,

        @Nullable String name,
        String title,
        String detail,
        Instant at) {}
