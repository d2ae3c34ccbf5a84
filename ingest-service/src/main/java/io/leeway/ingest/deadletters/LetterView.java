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

    /** The bytes of a character in UTF-8 at most. */
    private static final int LONGEST_CHARACTER = 4;

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
                .body(body == null ? null : beginning(body))
                .build();
    }

    /** What is cut ends with a whole character. */
    private static String beginning(byte[] body) {
        int end = Math.min(body.length, SHOWN_BYTES);
        for (int i = 1; i < LONGEST_CHARACTER && end < body.length && continues(body[end]); i++) {
            end--;
        }
        return new String(body, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean continues(byte character) {
        return (character & 0b1100_0000) == 0b1000_0000;
    }
}
