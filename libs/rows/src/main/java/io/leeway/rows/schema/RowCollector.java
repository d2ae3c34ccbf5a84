package io.leeway.rows.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/** Collects accepted rows and hands them on whenever a block is full, so that memory holds one block of rows at most; for one thread. */
public final class RowCollector {

    private static final int FIRST_CAPACITY = 16;

    private final List<RowSchema.SchemaColumn> columns;
    private final boolean[] isNumeric;
    private final double[][] numbers;
    private final int[][] codes;
    private final List<Map<String, Integer>> dictionaries = new ArrayList<>();
    private final Consumer<Block> full;
    private int capacity;
    private int rows;
    private long total;

    /**
     * For rows of these columns.
     *
     * @param full takes each block
     */
    public RowCollector(List<RowSchema.SchemaColumn> columns, Consumer<Block> full) {
        this.full = full;
        this.columns = columns;
        numbers = new double[columns.size()][];
        codes = new int[columns.size()][];
        isNumeric = new boolean[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            dictionaries.add(new HashMap<>());
            isNumeric[i] = columns.get(i).role().isNumeric();
        }
        allocate(FIRST_CAPACITY);
    }

    /**
     * Adds a row; returns the memory that it takes, in cells of eight bytes.
     *
     * @param numeric per column its number, where the column is numeric
     * @param texts per column its text or null for missing, where it is not
     */
    public long add(double[] numeric, @Nullable String[] texts) {
        long weight = isNumeric.length;
        if (rows == capacity) {
            grow();
        }
        for (int i = 0; i < isNumeric.length; i++) {
            if (isNumeric[i]) {
                numbers[i][rows] = numeric[i];
            } else {
                Map<String, Integer> dictionary = dictionaries.get(i);
                int known = dictionary.size();
                codes[i][rows] = code(dictionary, texts[i]);
                // An entry of a dictionary and its text.
                weight += dictionary.size() == known ? 0 : 8 + texts[i].length() / 4;
            }
        }
        rows++;
        total++;
        if (rows == Block.MAXIMUM_ROWS) {
            flush();
        }
        return weight;
    }

    /** Hands on what was collected and gives its memory back. */
    public void release() {
        if (rows == 0) {
            return;
        }
        flush();
        allocate(FIRST_CAPACITY);
    }

    /** How many rows were added. */
    public long rows() {
        return total;
    }

    private void flush() {
        List<Column> block = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (isNumeric[i]) {
                block.add(new Column.Numeric(name, Arrays.copyOf(numbers[i], rows)));
            } else {
                String[] dictionary = new String[dictionaries.get(i).size()];
                dictionaries.get(i).forEach((text, code) -> dictionary[code] = text);
                block.add(new Column.Text(name, dictionary, Arrays.copyOf(codes[i], rows)));
                dictionaries.get(i).clear();
            }
        }
        full.accept(new Block(rows, block));
        rows = 0;
    }

    /** Twice as much room, what there is kept. */
    private void grow() {
        double[][] earlierNumbers = numbers.clone();
        int[][] earlierCodes = codes.clone();
        allocate(Math.min(Block.MAXIMUM_ROWS, capacity * 2));
        for (int i = 0; i < isNumeric.length; i++) {
            if (isNumeric[i]) {
                System.arraycopy(earlierNumbers[i], 0, numbers[i], 0, rows);
            } else {
                System.arraycopy(earlierCodes[i], 0, codes[i], 0, rows);
            }
        }
    }

    private void allocate(int room) {
        capacity = room;
        for (int i = 0; i < isNumeric.length; i++) {
            if (isNumeric[i]) {
                numbers[i] = new double[room];
            } else {
                codes[i] = new int[room];
            }
        }
    }

    private static int code(Map<String, Integer> dictionary, @Nullable String text) {
        if (text == null) {
            return -1;
        }
        Integer known = dictionary.get(text);
        if (known != null) {
            return known;
        }
        int next = dictionary.size();
        dictionary.put(text, next);
        return next;
    }
}
