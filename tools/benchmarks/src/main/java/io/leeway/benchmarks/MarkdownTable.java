package io.leeway.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown has it. */
public final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** With these headings. */
    public MarkdownTable(List<String> headings) {
        rows.add(List.copyOf(headings));
        rows.add(headings.stream().map(heading -> "---").toList());
    }

    /** Adds a row. */
    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    @Override
    public String toString() {
        return rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
