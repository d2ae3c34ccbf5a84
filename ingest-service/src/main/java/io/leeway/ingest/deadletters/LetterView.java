package io.leeway.ingest.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is shown.
 *
 * @param id its id
 * @param queue the queue that it was in
 * @param reason why it is here
 * @param attempts how often it was tried
 * @param at when it was given up
 * @param ageSeconds how long ago that is
 * @param event the id of its event, where it could be read; likewise the rest
 * @param type the kind of event, as {@code batch.accepted}
 * @param model the model
 * @param batch the batch, window, reference or delivery of labels
 * @param state {@code open}, {@code replayed} or {@code dropped}
 * @param replays how often it was replayed
 * @param body the beginning of the message; only where a single letter is asked for
 */
@RecordBuilder
record LetterView(
        String id,
        String queue,
        String reason,
        int attempts,
        Instant at,
        long ageSeconds,
        @Nullable String event,
        @Nullable String type,
        @Nullable String model,
        @Nullable String batch,

        @Schema(enumeration = {"open", "replayed", "dropped"})
        String state,

        int replays,
        @Nullable String body) {

    private static final int SHOWN_BYTES = 65_536;

    static LetterView of(DeadLetterEntity letter) {
        return of(letter, null);
    }

    static LetterView of(DeadLetterEntity letter, byte @Nullable [] body) {
        return LetterViewBuilder.builder()
                .id(letter.id.toString())
                .queue(letter.queue)
                .reason(letter.reason)
                .attempts(letter.attempts)
                .at(letter.at)
                .ageSeconds(
                        Math.max(0, Duration.between(letter.at, Instant.now()).toSeconds()))
                .event(letter.event)
                .type(letter.type)
                .model(letter.model)
                .batch(letter.batch)
                .state(letter.state().name().toLowerCase(Locale.ROOT))
                .replays(letter.replays)
                .body(
                        body == null
                                ? null
                                : new String(body, 0, Math.min(body.length, SHOWN_BYTES), StandardCharsets.UTF_8))
                .build();
    }
}
