package io.leeway.client.console;

import java.util.ArrayList;
import java.util.List;

/** A table of text with columns as wide as their contents. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** A table with these headings. */
    public TextTable(String... headings) {
        rows.add(headings);
    }

    /** Adds a row; numbers are aligned right. */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + rows.getFirst().length + " columns");
        }
        rows.add(cells);
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().length;
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row[column];
                String padding = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? "" : GAP);
                line.append(isNumeric(column) ? padding + cell : cell + padding);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row[column].matches("-|[-+\\d.,]+"));
    }
}
