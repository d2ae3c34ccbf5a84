package io.leeway.rows.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;

/**
 * The cells of one row of JSON, by the place at which their column was seen first. Texts of ASCII, as numbers and most words
 * are, lie one behind the other in bytes that are used again for the next row.
 */
final class JsonCells {

    private static final int FIRST_BYTES = 1 << 10;
    private static final int FIRST_CELLS = 32;

    /** What a cell is. */
    private enum Kind {
        NULL,
        OBJECT,
        /** A text that is none in ASCII. */
        TEXT,
        BYTES,
        /** A number with a fraction or an exponent, as bytes. */
        NUMBER
    }

    private final ColumnNames columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<SerializedString> names = new ArrayList<>();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int used;
    private Kind[] kinds = new Kind[FIRST_CELLS];
    private int[] ends = new int[FIRST_CELLS];
    private int[] begins = new int[FIRST_CELLS];
    private @Nullable String[] texts = new String[FIRST_CELLS];

    /** The reading that a cell is of. */
    private long[] readings = new long[FIRST_CELLS];

    /** Counts rows, and a row that is read again once more. */
    private long reading;

    private long row;

    /** Where the next name stands if this row has its names in the order of the one before. */
    private int expected;

    /** Whether the parser is told which name that is. */
    private boolean expects;

    JsonCells(ColumnNames columns) {
        this.columns = columns;
    }

    Set<String> names() {
        return columns.names();
    }

    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    /**
     * Gives up the cells that were read before.
     *
     * @param number the row's, from 1
     */
    void beginRow(JsonParser parser, long number) {
        // Of a name that it was told to expect, a strict parser says another place where it comes twice.
        expects = !parser.isEnabled(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        row = number;
        reading++;
        used = 0;
        expected = 0;
    }

    /**
     * Takes the next cell of the object that the parser is in, to its end; false at the end of the object.
     *
     * @throws JsonParseException if the row has the cell already, which a parser that is strict says better
     */
    boolean addNext(JsonParser parser) throws IOException {
        boolean known = expects && expected < names.size();
        String other = null;
        if (!known || !parser.nextFieldName(names.get(expected))) {
            JsonToken token = known ? parser.currentToken() : parser.nextToken();
            if (token != JsonToken.FIELD_NAME) {
                return false;
            }
            other = parser.currentName();
        }
        JsonToken value = parser.nextToken();
        if (other != null) {
            expected = placeOf(other);
        }
        if (readings[expected] == reading) {
            throw new JsonParseException(parser, "Duplicate field");
        }
        set(expected, parser, value);
        readings[expected++] = reading;
        return true;
    }

    private int placeOf(String name) {
        Integer known = places.get(name);
        if (known != null) {
            return known;
        }
        columns.add(name, row);
        int place = names.size();
        names.add(new SerializedString(name));
        places.put(name, place);
        grow(place);
        return place;
    }

    private void grow(int place) {
        if (place == begins.length) {
            kinds = Arrays.copyOf(kinds, 2 * place);
            begins = Arrays.copyOf(begins, 2 * place);
            ends = Arrays.copyOf(ends, 2 * place);
            readings = Arrays.copyOf(readings, 2 * place);
            texts = Arrays.copyOf(texts, 2 * place);
        }
    }

    private void set(int place, JsonParser parser, JsonToken token) throws IOException {
        switch (token) {
            case VALUE_NULL -> kinds[place] = Kind.NULL;
            case START_OBJECT -> {
                strict(parser).skipChildren();
                kinds[place] = Kind.OBJECT;
            }
            case START_ARRAY -> setText(place, strict(parser).readValueAsTree().toString());
            case VALUE_NUMBER_FLOAT -> setBytes(place, parser, Kind.NUMBER);
            default -> setBytes(place, parser, Kind.BYTES);
        }
    }

    /** Refuses keys that come twice within the value on which the parser stands; those of the row are looked at here. */
    private static JsonParser strict(JsonParser parser) {
        return parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    private void setText(int place, String text) {
        texts[place] = text;
        kinds[place] = Kind.TEXT;
    }

    private void setBytes(int place, JsonParser parser, Kind kind) throws IOException {
        char[] characters = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
        }
        int beyond = 0;
        for (int i = 0; i < length; i++) {
            char character = characters[from + i];
            beyond |= character;
            bytes[used + i] = (byte) character;
        }
        if (beyond > 0x7F) {
            setText(place, parser.getText());
            return;
        }
        kinds[place] = kind;
        begins[place] = used;
        used += length;
        ends[place] = used;
    }

    void cell(int place, Cell into) {
        if (readings[place] != reading) {
            into.setAbsent();
            return;
        }
        switch (kinds[place]) {
            case NULL -> into.setAbsent();
            case OBJECT -> into.setObject();
            case TEXT -> into.setText(texts[place]);
            case BYTES -> into.setBytes(bytes, begins[place], ends[place]);
            case NUMBER -> into.setNumber(bytes, begins[place], ends[place]);
        }
    }
}
