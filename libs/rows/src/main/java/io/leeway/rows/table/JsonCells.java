package io.leeway.rows.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;

/**
 * The cells of one row of JSON, by the place at which their column was seen first. Texts of ASCII, as numbers and most words
 * are, lie one behind the other in bytes that are used again for the next row.
 */
final class JsonCells {

    private static final int FIRST_BYTES = 1 << 10;
    private static final int FIRST_CELLS = 32;

    /** Marks a cell that is an object. */
    private static final int OBJECT = -1;

    /** Marks a cell whose text is none in ASCII. */
    private static final int TEXT = -2;

    private final ColumnNames columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int used;
    private int[] ends = new int[FIRST_CELLS];
    private int[] begins = new int[FIRST_CELLS];
    private @Nullable String[] texts = new String[FIRST_CELLS];

    /** The row that a cell is of. */
    private long[] rows = new long[FIRST_CELLS];

    private long row;

    /** Where the next name stands if this row has its names in the order of the one before. */
    private int expected;

    JsonCells(ColumnNames columns) {
        this.columns = columns;
    }

    Set<String> names() {
        return columns.names();
    }

    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    /** Gives up the cells of the row before. */
    void beginRow() {
        row++;
        used = 0;
        expected = 0;
    }

    /**
     * Takes the value that the parser stands on, to its end.
     *
     * @param number the row's, from 1
     */
    void add(String name, JsonParser parser, @Nullable JsonToken token, long number) throws IOException {
        int place = placeOf(name, number);
        // A repeated key, where that is no fault, leaves what it repeats where it is null.
        if (token == null || token == JsonToken.VALUE_NULL) {
            return;
        }
        rows[place] = row;
        switch (token) {
            case START_OBJECT -> {
                parser.skipChildren();
                begins[place] = OBJECT;
            }
            case START_ARRAY -> set(place, parser.readValueAsTree().toString());
            case VALUE_NUMBER_FLOAT -> {
                double value = parser.getDoubleValue();
                // What overflows keeps its digits, so that it is refused as too large and not taken as infinite.
                set(place, Double.isFinite(value) ? Double.toString(value) : parser.getText());
            }
            default -> set(place, parser);
        }
    }

    private int placeOf(String name, long number) {
        if (expected < names.size() && names.get(expected).equals(name)) {
            return expected++;
        }
        columns.add(name, number);
        Integer known = places.get(name);
        int place = known == null ? names.size() : known;
        if (known == null) {
            names.add(name);
            places.put(name, place);
            grow(place);
        }
        expected = place + 1;
        return place;
    }

    private void grow(int place) {
        if (place == begins.length) {
            begins = Arrays.copyOf(begins, 2 * place);
            ends = Arrays.copyOf(ends, 2 * place);
            rows = Arrays.copyOf(rows, 2 * place);
            texts = Arrays.copyOf(texts, 2 * place);
        }
    }

    private void set(int place, String text) {
        texts[place] = text;
        begins[place] = TEXT;
    }

    private void set(int place, JsonParser parser) throws IOException {
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
            set(place, parser.getText());
            return;
        }
        begins[place] = used;
        used += length;
        ends[place] = used;
    }

    void cell(int place, Cell into) {
        if (rows[place] != row) {
            into.setAbsent();
        } else if (begins[place] == OBJECT) {
            into.setObject();
        } else if (begins[place] == TEXT) {
            into.setText(texts[place]);
        } else {
            into.setBytes(bytes, begins[place], ends[place]);
        }
    }
}
