package io.leeway.rows.table;

import java.io.IOException;
import java.io.Reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Rows as one JSON array of objects. */
final class JsonArray extends JsonRows {

    private final RowText text;
    private final JsonParser parser;

    JsonArray(Reader characters, TableLimits limits) throws IOException {
        super(limits);
        text = new RowText(characters, limits.line());
        parser = factory().createParser(text).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
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
        text.beginRow();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            if (parser.nextToken() != null) {
                throw new UnreadableTableException(
                        UnreadableTableException.Kind.UNREADABLE_JSON,
                        "Something follows the end of the array, after row " + (text.row() - 1)
                                + ". It must be one array of row objects.");
            }
            return false;
        }
        accept(parser, text.row());
        return true;
    }
}
