package io.leeway.workbench.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.table.RowSource;
import io.leeway.workbench.rows.RowFile;

/**
 * A file of rows that is held as a whole.
 *
 * @param table its rows; a cell that is missing or null is empty
 * @param notes what was noticed of the file's form, in sentences
 */
public record TableFile(Table table, List<String> notes) {

    /**
     * The columns that have a name, each once, and nothing around the names.
     *
     * @throws IllegalArgumentException with the place and what to do, if there is no such file or it cannot be read
     */
    public static TableFile named(Path file) {
        return read(file, source -> List.copyOf(source.columns()), source -> source.columns().stream()
                .map(source::cell)
                .toArray(String[]::new));
    }

    /**
     * Every column, also one without a name and one whose name another has, with the names and cells as they are written.
     *
     * @throws IllegalArgumentException with the place and what to do, if there is no such file or it cannot be read
     */
    public static TableFile asWritten(Path file) {
        return read(file, RowSource::header, source -> source.cells().toArray(String[]::new));
    }

    private static TableFile read(
            Path file, Function<RowSource, List<String>> columns, Function<RowSource, @Nullable String[]> cells) {
        List<@Nullable String[]> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        RowFile.read(file, (source, row) -> rows.add(cells.apply(source)), source -> {
            names.addAll(columns.apply(source));
            notes.addAll(source.notes());
        });
        return new TableFile(
                new Table(
                        names,
                        rows.stream().map(row -> filled(row, names.size())).toList()),
                notes);
    }

    /** Rows of JSON may have other columns than those before them. */
    private static String[] filled(@Nullable String[] row, int width) {
        String[] filled = new String[width];
        Arrays.setAll(filled, column -> {
            String cell = column < row.length ? row[column] : null;
            return cell == null ? "" : cell;
        });
        return filled;
    }
}
