package io.leeway.rows.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.leeway.contracts.ContractJson;
import io.leeway.rows.cell.Cell;

/** Rows as JSON objects: one a line, or in one array; read token by token, so that no row is held as a tree. */
abstract sealed class JsonRows implements RowSource {

    private static final int FETCHED = 8_192;

    private final RowText text;
    private final JsonFactory factory;
    private final JsonCells cells;

    private JsonRows(RowText text, TableLimits limits) {
        this.text = text;
        cells = new JsonCells(new ColumnNames(limits.columns()));
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // As Python writes a missing float
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // The rest of the body is read behind the rows, because all of it counts for its hash.
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                // Row ids and the like must not stay behind in a table of names.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(ContractJson.constraints(limits.depth(), limits.numberLength()))
                .build();
        factory.setCodec(new JsonMapper(factory));
    }

    /** One object a line; blank lines are skipped. */
    static JsonRows lines(Reader characters, TableLimits limits) {
        return new Lines(new RowText(characters, limits.line()), limits);
    }

    /** One array of objects. */
    static JsonRows array(Reader characters, TableLimits limits) throws IOException {
        return new Array(new RowText(characters, limits.line()), limits);
    }

    @Override
    public int place(String column) {
        return cells.place(column);
    }

    @Override
    public void cell(int place, Cell into) {
        cells.cell(place, into);
    }

    @Override
    public Set<String> columns() {
        return cells.names();
    }

    final JsonFactory factory() {
        return factory;
    }

    final RowText text() {
        return text;
    }

    /** Reads the object that the parser stands before, to its end whatever is wrong with it. */
    final void accept(JsonParser parser) throws IOException, UnreadableRowException {
        cells.beginRow();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new UnreadableRowException("The row is no JSON object.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            cells.add(name, parser, parser.nextToken(), text.row());
        }
    }

    private static final class Lines extends JsonRows {

        private final BufferedReader reader;

        Lines(RowText text, TableLimits limits) {
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
                String place = exception.getLocation() == null
                        ? ""
                        : ", at column " + Math.max(1, exception.getLocation().getColumnNr());
                throw new UnreadableRowException(
                        isDuplicate(exception)
                                ? "The line has a key twice" + place + "."
                                : "The line stops being JSON" + place
                                        + ". Look at the quotes, brackets and commas before it.");
            }
            return true;
        }

        private static boolean isDuplicate(JsonProcessingException exception) {
            return String.valueOf(exception.getOriginalMessage()).startsWith("Duplicate field");
        }
    }

    private static final class Array extends JsonRows {

        private final JsonParser parser;

        Array(RowText text, TableLimits limits) throws IOException {
            super(text, limits);
            parser = factory().createParser(text);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw UnreadableTableException.empty();
            }
            if (first != JsonToken.START_ARRAY) {
                throw new UnreadableTableException(
                        UnreadableTableException.Kind.UNREADABLE_JSON,
                        "It must be one array of row objects. Objects one a line are sent as application/x-ndjson.");
            }
        }

        @Override
        public boolean next() throws IOException, UnreadableRowException {
            text().beginRow();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (parser.nextToken() != null) {
                    throw new UnreadableTableException(
                            UnreadableTableException.Kind.UNREADABLE_JSON,
                            "Something follows the end of the array, after row " + (text().row() - 1)
                                    + ". It must be one array of row objects.");
                }
                return false;
            }
            accept(parser);
            return true;
        }
    }
}
