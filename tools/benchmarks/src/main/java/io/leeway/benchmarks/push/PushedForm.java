package io.leeway.benchmarks.push;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A form in which the generated rows are pushed. */
enum PushedForm {
    CSV("text/csv"),
    NDJSON("application/x-ndjson"),
    PARQUET("application/vnd.apache.parquet");

    private final String contentType;

    PushedForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The forms that a word names, all of them for {@code all}. */
    static List<PushedForm> of(String word) {
        return word.equals("all") ? List.of(values()) : List.of(valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** What stands before the rows. */
    String head(List<String> columns) {
        return switch (this) {
            case CSV -> String.join(",", columns) + "\n";
            case NDJSON -> "";
            case PARQUET -> throw noText();
        };
    }

    /**
     * Appends one row.
     *
     * @param cells one a column, empty where the value is missing
     * @param numeric which columns are numbers, and stand without quotes in JSON
     */
    void append(StringBuilder out, List<String> columns, String[] cells, boolean[] numeric) {
        switch (this) {
            case CSV -> out.append(String.join(",", Arrays.asList(cells)));
            case NDJSON -> {
                out.append('{');
                for (int i = 0; i < cells.length; i++) {
                    String quote = numeric[i] || cells[i].isEmpty() ? "" : "\"";
                    out.append(i == 0 ? "\"" : ",\"").append(columns.get(i)).append("\":");
                    out.append(quote)
                            .append(cells[i].isEmpty() ? "null" : cells[i])
                            .append(quote);
                }
                out.append('}');
            }
            case PARQUET -> throw noText();
        }
        out.append('\n');
    }

    private static IllegalStateException noText() {
        return new IllegalStateException("Parquet is no text: pandas writes it from CSV");
    }
}
