package io.leeway.workbench.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.rows.cell.CellException;
import io.leeway.workbench.rows.RowFile;

/** Reads the rows of a file that are watched. */
final class FileRows {

    private FileRows() {}

    /**
     * These columns of a file, every row once.
     *
     * @param timestamp the column of the event time, which is read too, as milliseconds since 1970; absent where there is none
     * @throws IllegalArgumentException if it has no rows, or one cannot be read
     */
    static Block read(RowFile file, Map<String, FeatureType> types, @Nullable String timestamp) {
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        Map<String, Words> texts = new LinkedHashMap<>();
        types.forEach((column, type) -> {
            if (type == FeatureType.NUMERIC) {
                numbers.put(column, new ArrayList<>());
            } else {
                texts.put(column, new Words());
            }
        });
        List<Double> times = new ArrayList<>();
        int[] rows = {0};
        file.forEach((source, row) -> {
            numbers.forEach((column, values) -> values.add(number(file, source.cell(column))));
            texts.forEach((column, words) -> words.add(file.forms().word(column, source.cell(column))));
            if (timestamp != null) {
                times.add(time(file, source.cell(timestamp)));
            }
            rows[0]++;
        });
        if (rows[0] == 0) {
            throw new IllegalArgumentException("The file has no rows to draw from.");
        }
        if (timestamp != null) {
            numbers.put(timestamp, times);
        }
        List<Column> columns = new ArrayList<>();
        numbers.forEach((column, values) -> columns.add(new Column.Numeric(
                column, values.stream().mapToDouble(Double::doubleValue).toArray())));
        texts.forEach((column, words) -> columns.add(words.column(column)));
        return new Block(rows[0], columns);
    }

    private static double time(RowFile file, @Nullable String cell) {
        try {
            return file.forms().time(cell);
        } catch (CellException exception) {
            // As the services take it: a row without a time.
            return Double.NaN;
        }
    }

    private static double number(RowFile file, @Nullable String cell) {
        try {
            return file.forms().number(cell);
        } catch (CellException exception) {
            // As the profile of the whole file takes it.
            return Double.NaN;
        }
    }

    /** The words of a column as they come. */
    private static final class Words {

        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> dictionary = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();

        private void add(@Nullable String word) {
            rows.add(word == null ? -1 : codes.computeIfAbsent(word, this::next));
        }

        private int next(String word) {
            dictionary.add(word);
            return dictionary.size() - 1;
        }

        private Column column(String name) {
            return new Column.Text(
                    name,
                    dictionary.toArray(String[]::new),
                    IntStream.range(0, rows.size()).map(rows::get).toArray());
        }
    }
}
