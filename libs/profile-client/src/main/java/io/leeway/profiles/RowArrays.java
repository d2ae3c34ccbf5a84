package io.leeway.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.EmbeddingColumns;

/** Takes the array of a row's embedding apart, where the model has one; for one thread. */
final class RowArrays {

    private final @Nullable String array;
    private final Map<String, Integer> places = new HashMap<>();
    private @Nullable List<?> values;

    RowArrays(@Nullable EmbeddingColumns embedding) {
        array = embedding == null ? null : embedding.array();
        if (embedding != null) {
            embedding.names().forEach(name -> places.put(name, places.size()));
        }
    }

    /** Whether a column is the one of the arrays. */
    boolean isArray(String column) {
        return column.equals(array);
    }

    /** Whether the numbers of a column come in the arrays, and rows have these. */
    boolean holds(String column, Set<String> columns) {
        return array != null && places.containsKey(column) && columns.contains(array);
    }

    /** Reads the row's array; false where it is none of so many numbers. */
    boolean read(Map<String, ? extends @Nullable Object> row) {
        values = null;
        Object found = array == null ? null : row.get(array);
        if (found == null) {
            return true;
        }
        values = switch (found) {
            case double[] doubles -> DoubleStream.of(doubles).boxed().collect(Collectors.toList());
            case float[] floats ->
                IntStream.range(0, floats.length).mapToObj(i -> floats[i]).toList();
            case List<?> list -> list;
            default -> List.of();
        };
        return values.size() == places.size();
    }

    /** A row's cell, from its array where that has it. */
    @Nullable
    Object cell(String column, Map<String, ? extends @Nullable Object> row) {
        Integer place = array == null ? null : places.get(column);
        if (place == null) {
            return row.get(column);
        }
        return values == null ? null : values.get(place);
    }
}
