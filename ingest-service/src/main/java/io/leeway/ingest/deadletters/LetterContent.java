package io.leeway.ingest.deadletters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.EventType;
import io.leeway.support.messaging.DeadLetter;

/**
 * What a dead letter says about itself, as far as it can be read; it may be anything.
 *
 * @param id derives from the queue and the event, so that a message that comes back is the same letter
 * @param event the id of the event
 * @param type its type without the prefix, as {@code batch.accepted}
 * @param model the model that it is about
 * @param batch the batch, window, reference or delivery of labels, as the subject says
 * @param time when the fact came to be
 */
record LetterContent(
        UUID id,
        @Nullable String event,
        @Nullable String type,
        @Nullable String model,
        @Nullable String batch,
        @Nullable Instant time) {

    private static final String PREFIX = "io.leeway.";
    private static final int LONGEST = 100;
    private static final int LONGEST_MODEL = 63;
    private static final int LONGEST_BATCH = 400;

    /** Without these, a batch is not judged. */
    private static final Set<String> TOWARDS_JUDGEMENT =
            Set.of(EventType.DRIFT_EVALUATED.routingKey(), EventType.RISK_ASSESSED.routingKey());

    static LetterContent of(DeadLetter letter) {
        JsonNode envelope = envelope(letter.body());
        String event = text(envelope, "id", LONGEST);
        String type = text(envelope, "type", LONGEST);
        String[] subject = envelope.path("subject").asText().split("/", 2);
        UUID id = UUID.nameUUIDFromBytes((letter.queue() + '|' + (event == null ? sha256(letter.body()) : event))
                .getBytes(StandardCharsets.UTF_8));
        return new LetterContent(
                id,
                event,
                type != null && type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type,
                bounded(subject[0], LONGEST_MODEL),
                subject.length == 1 ? null : bounded(subject[1], LONGEST_BATCH),
                time(envelope));
    }

    /** Under which subject something is not judged because of such a letter; empty where it is judged all the same. */
    static String judgedSubject(@Nullable String type, String subject) {
        return type != null && TOWARDS_JUDGEMENT.contains(type) ? subject : "";
    }

    private static JsonNode envelope(byte[] body) {
        try {
            JsonNode node = ContractJson.mapper().readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException exception) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String text(JsonNode envelope, String attribute, int most) {
        return bounded(envelope.path(attribute).asText(), most);
    }

    /** What is too long or holds what PostgreSQL does not store was made by none of our services. */
    private static @Nullable String bounded(String text, int most) {
        return text.isEmpty() || text.length() > most || text.indexOf('\0') >= 0 ? null : text;
    }

    private static @Nullable Instant time(JsonNode envelope) {
        try {
            return Instant.parse(envelope.path("time").asText());
        } catch (DateTimeParseException exception) {
            return null;
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
