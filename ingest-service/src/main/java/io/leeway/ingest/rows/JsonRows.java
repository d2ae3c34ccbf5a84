package io.leeway.ingest.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.support.problem.ProblemException;

/** Rows as JSON objects: one a line, or in one array; read token by token, so that no row is held as a tree. */
abstract sealed class JsonRows implements RowSource {

    private static final int FETCHED = 8_192;

    private final RowText text;
    private final JsonFactory factory;
    private final BodyColumns columns;
    private final Map<String, String> cells = new HashMap<>();

    private JsonRows(RowText text, RowLimits limits) {
        this.text = text;
        columns = new BodyColumns(limits.columns());
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // The rest of the body is read behind the rows, because all of it counts for its hash.
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                // Row ids and the like must not stay behind in a table of names.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(ContractJson.constraints(limits.depth(), limits.numberLength()))
                .build();
        factory.setCodec(new JsonMapper(factory));
    }

    /** One object a line; blank lines are skipped. */
    static JsonRows lines(RowText text, RowLimits limits) {
        return new Lines(text, limits);
    }

    /** One array of objects. */
    static JsonRows array(RowText text, RowLimits limits) throws IOException {
        return new Array(text, limits);
    }

    @Override
    public @Nullable String cell(String column) {
        return cells.get(column);
    }

    @Override
    public Set<String> columns() {
        return columns.names();
    }

    final JsonFactory factory() {
        return factory;
    }

    final RowText text() {
        return text;
    }

    /** Reads the object that the parser stands before, to its end whatever is wrong with it. */
    final void accept(JsonParser parser) throws IOException, UnreadableRowException {
        cells.clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new UnreadableRowException("The row is no JSON object.");
        }
        String nested = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
                nested = name;
                continue;
            }
            columns.add(name, text.row());
            String cell = cell(parser, token);
            if (cell != null) {
                cells.put(name, cell);
            }
        }
        if (nested != null) {
            throw new UnreadableRowException("The row has a value that is an object.");
        }
    }

    private static @Nullable String cell(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (token) {
            case START_ARRAY -> parser.readValueAsTree().toString();
            case VALUE_NUMBER_FLOAT -> {
                double value = parser.getDoubleValue();
                // What overflows keeps its digits, so that it is refused as too large and not taken as infinite.
                yield Double.isFinite(value) ? Double.toString(value) : parser.getText();
            }
            default -> parser.getText();
        };
    }

    private static final class Lines extends JsonRows {

        private final BufferedReader reader;

        Lines(RowText text, RowLimits limits) {
            super(text, limits);
            reader = new BufferedReader(text, FETCHED);
        }

        @Override
        public boolean next() throws IOException, UnreadableRowException {
            text().beginRow();
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            if (line == null) {
                return false;
            }
            try (JsonParser parser = factory().createParser(line)) {
                parser.nextToken();
                accept(parser);
                if (parser.nextToken() != null) {
                    throw new UnreadableRowException("More than one JSON value stands in the line.");
                }
            } catch (StreamConstraintsException exception) {
                throw new UnreadableRowException("The line is nested too deeply, or has a number that is too long.");
            } catch (JsonProcessingException exception) {
                throw new UnreadableRowException(
                        isDuplicate(exception) ? "The line has a key twice." : "The line is not JSON.");
            }
            return true;
        }

        private static boolean isDuplicate(JsonProcessingException exception) {
            return String.valueOf(exception.getOriginalMessage()).startsWith("Duplicate field");
        }
    }

    private static final class Array extends JsonRows {

        private final JsonParser parser;

        Array(RowText text, RowLimits limits) throws IOException {
            super(text, limits);
            parser = factory().createParser(text);
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
            text().beginRow();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (parser.nextToken() != null) {
                    throw ProblemException.badRequest(
                            "unreadable-json",
                            "Unreadable JSON",
                            "Something follows the end of the array, after row " + (text().row() - 1)
                                    + ". Send one array of row objects.");
                }
                return false;
            }
            accept(parser);
            return true;
        }
    }
}
