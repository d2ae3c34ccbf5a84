package io.leeway.rows.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.text.Utf8Input;

/** Where the cells of a row are in the window of its input, counted from where the row begins, which moves with the window. */
final class CsvCells {

    private static final int FIRST_CELLS = 64;

    private final Utf8Input input;
    private int row;
    private int count;

    /** From and to of each cell. */
    private int[] places = new int[2 * FIRST_CELLS];

    CsvCells(Utf8Input input) {
        this.input = input;
    }

    /** Gives up all cells. */
    void clear() {
        count = 0;
    }

    /** Says where in the window the row begins. */
    void beginAt(int place) {
        row = place;
    }

    int count() {
        return count;
    }

    void add(int from, int to) {
        if (2 * count == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[2 * count] = from;
        places[2 * count + 1] = to;
        count++;
    }

    void cell(int index, Cell into) {
        into.setBytes(input.bytes(), row + places[2 * index], row + places[2 * index + 1]);
    }

    List<String> texts() {
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(text(i));
        }
        return all;
    }

    private String text(int index) {
        int from = row + places[2 * index];
        return new String(input.bytes(), from, row + places[2 * index + 1] - from, StandardCharsets.UTF_8);
    }

    /** Whether nothing but blanks stands in a cell. */
    boolean isBlank(int index) {
        return Characters.areBlank(input.bytes(), row + places[2 * index], row + places[2 * index + 1]);
    }
}
