package io.leeway.ingest.rows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.table.RowSource;

/** Rows of which one column holds arrays, read as if each place of the array were a column. */
final class ArrayCells implements RowSource {

    /** What follows an array in its cell may be a second one, and nobody knows which of them is meant. */
    private static final ObjectReader ONE_VALUE =
            ContractJson.mapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int FIRST_OF_ARRAY = 1 << 30;

    private final RowSource rows;
    private final String array;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private @Nullable JsonNode values;

    ArrayCells(RowSource rows, EmbeddingColumns embedding) {
        this.rows = rows;
        this.array = Objects.requireNonNull(embedding.array());
        List<String> names = embedding.names();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    @Override
    public boolean next() throws IOException, UnreadableRowException {
        values = null;
        if (!rows.next()) {
            return false;
        }
        String cell = rows.cell(array);
        if (cell == null || cell.isBlank()) {
            return true;
        }
        try {
            values = ONE_VALUE.readTree(cell);
        } catch (JsonProcessingException exception) {
            throw new UnreadableRowException("The column '" + array + "' holds no array of numbers.");
        }
        if (!values.isArray() || values.size() != places.size() || holdsContainers(values)) {
            throw new UnreadableRowException(
                    "The column '" + array + "' holds no array of " + places.size() + " numbers.");
        }
        return true;
    }

    private static boolean holdsContainers(JsonNode values) {
        for (JsonNode value : values) {
            if (value.isContainerNode()) {
                return true;
            }
        }
        return false;
    }

    /** Those of the array come behind all that the rows may have. */
    @Override
    public int place(String column) {
        Integer place = places.get(column);
        return place == null ? rows.place(column) : FIRST_OF_ARRAY + place;
    }

    @Override
    public void cell(int place, Cell into) {
        if (place < FIRST_OF_ARRAY) {
            rows.cell(place, into);
            return;
        }
        JsonNode value = values == null ? null : values.get(place - FIRST_OF_ARRAY);
        into.setText(value == null || value.isNull() ? null : value.asText());
    }

    @Override
    public Set<String> repeated() {
        return rows.repeated();
    }

    @Override
    public List<String> notes() {
        return rows.notes();
    }

    /** One of the array comes with the column that holds it. */
    @Override
    public int width() {
        return rows.width();
    }

    @Override
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(rows.columns());
        if (columns.remove(array)) {
            columns.addAll(places.keySet());
        }
        return columns;
    }
}
