package io.leeway.ingest.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.support.problem.ProblemException;

/** Rows as JSON objects: one a line, or in one array. */
abstract sealed class JsonRows implements RowSource {

    private static final ObjectReader OBJECTS = ContractJson.mapper().readerFor(JsonNode.class);

    private final Set<String> columns = new LinkedHashSet<>();
    private @Nullable JsonNode current;

    /** One object a line; blank lines are skipped. */
    static JsonRows lines(Reader reader) {
        return new Lines(new BufferedReader(reader, 1 << 16));
    }

    /** One array of objects. */
    static JsonRows array(Reader reader) throws IOException {
        return new Array(OBJECTS.createParser(reader));
    }

    @Override
    public @Nullable String cell(String column) {
        JsonNode value = current == null ? null : current.get(column);
        return value == null || value.isNull() ? null : value.isArray() ? value.toString() : value.asText();
    }

    @Override
    public Set<String> columns() {
        return columns;
    }

    final void accept(JsonNode row) throws UnreadableRowException {
        if (!row.isObject()) {
            throw new UnreadableRowException("The row is no JSON object.");
        }
        for (JsonNode value : row) {
            if (value.isObject()) {
                throw new UnreadableRowException("The row has a value that is an object.");
            }
        }
        current = row;
        row.fieldNames().forEachRemaining(columns::add);
    }

    private static final class Lines extends JsonRows {

        private final BufferedReader reader;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean next() throws IOException, UnreadableRowException {
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            if (line == null) {
                return false;
            }
            try {
                accept(OBJECTS.readValue(line));
            } catch (JsonProcessingException exception) {
                throw new UnreadableRowException("The line is not JSON.");
            }
            return true;
        }
    }

    private static final class Array extends JsonRows {

        private final JsonParser parser;

        Array(JsonParser parser) throws IOException {
            this.parser = parser;
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw BodyProblems.empty();
            }
            if (first != JsonToken.START_ARRAY) {
                throw ProblemException.badRequest(
                        "unreadable-json", "Unreadable JSON", "The body must be one array of row objects.");
            }
        }

        @Override
        public boolean next() throws IOException, UnreadableRowException {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                return false;
            }
            accept(OBJECTS.readValue(parser));
            return true;
        }
    }
}
