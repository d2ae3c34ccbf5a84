package io.leeway.ingest.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.text.JsonFaults;
import io.leeway.support.problem.ProblemException;

/** Reads and writes the JSON of events; numbers keep every digit. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ContractJson.DEEPEST)
                            .maxNumberLength(ContractJson.LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads a document.
     *
     * @throws ProblemException 400 if it is no JSON
     */
    static JsonNode read(byte[] json) {
        try {
            JsonNode read = MAPPER.readTree(json);
            if (read == null || read.isMissingNode()) {
                throw EventProblems.unreadable("The event has no body. Send what the model was asked or answered.");
            }
            return read;
        } catch (JsonProcessingException exception) {
            throw EventProblems.unreadable("The event's body is no JSON, at "
                    + JsonFaults.location(exception.getLocation()) + ". "
                    + JsonFaults.explain(exception, null, "JSON"));
        } catch (IOException exception) {
            throw EventProblems.unreadable("The event's body is no text in UTF-8.");
        }
    }

    /** Rows as {@link #write} wrote them. */
    static List<ObjectNode> rows(String json) {
        try {
            List<ObjectNode> rows = new ArrayList<>();
            MAPPER.readTree(json).forEach(row -> rows.add((ObjectNode) row));
            return rows;
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
