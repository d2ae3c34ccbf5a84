package io.leeway.support.messaging;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.Turn;

/** A CloudEvent as it came, of which nothing is known but that it can be told what it is. */
record Envelope(JsonNode json) {

    /** What an event's type looks like; anything else is not repeated in a reason. */
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,100}");

    private static final String[] REQUIRED = {"id", "type", "subject"};

    /**
     * Reads it.
     *
     * @throws UnprocessableEventException if it is none
     */
    static Envelope read(byte[] payload) {
        JsonNode json;
        try {
            json = ContractJson.mapper().readTree(payload);
        } catch (IOException exception) {
            throw new UnprocessableEventException("the message is not JSON", exception);
        }
        if (json == null || !json.isObject()) {
            throw new UnprocessableEventException("the message is no CloudEvent, which is a JSON object");
        }
        for (String attribute : REQUIRED) {
            if (!json.path(attribute).isTextual()) {
                throw new UnprocessableEventException("the message is no CloudEvent: it has no '" + attribute + "'");
            }
        }
        return new Envelope(json);
    }

    /** Likewise, where it matters to nobody whether it is one. */
    static Optional<Envelope> readIfOne(byte[] payload) {
        try {
            return Optional.of(read(payload));
        } catch (UnprocessableEventException exception) {
            return Optional.empty();
        }
    }

    String id() {
        return json.path("id").asText();
    }

    String type() {
        return json.path("type").asText();
    }

    /** Its type as it may stand in a sentence, whatever it is. */
    String typeInWords() {
        return TYPE.matcher(type()).matches() ? "type " + type() : "such a type";
    }

    String subject() {
        return json.path("subject").asText();
    }

    /** The model that it is about. */
    String model() {
        String subject = subject();
        int slash = subject.indexOf('/');
        return slash < 0 ? subject : subject.substring(0, slash);
    }

    /**
     * The turn in which a queue's service works it off; empty where it may be worked off at any time.
     *
     * @throws UnprocessableEventException if what stands there is none
     */
    Optional<Turn> turn(WorkQueue queue) {
        return queue.turn().filter(json::hasNonNull).map(attribute -> Turn.read(
                        json.path(attribute).asText())
                .orElseThrow(() ->
                        new UnprocessableEventException("the message's '" + attribute + "' is no turn such as 0-17")));
    }

    /** When it was told; empty where it does not say so, which no work depends on. */
    Optional<Instant> time() {
        try {
            return Optional.of(Instant.parse(json.path("time").asText()));
        } catch (DateTimeParseException exception) {
            return Optional.empty();
        }
    }

    /** Which trace it belongs to; empty where it does not say so. */
    Optional<String> traceparent() {
        return Optional.ofNullable(json.path("traceparent").textValue());
    }

    JsonNode data() {
        return json.path("data");
    }
}
