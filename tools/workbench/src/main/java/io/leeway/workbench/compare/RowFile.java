package io.leeway.workbench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.leeway.rows.cell.CellForms;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.TableFormat;
import io.leeway.rows.table.TableLimits;
import io.leeway.rows.table.UnreadableTableException;
import io.leeway.rows.text.NotUtf8Exception;
import io.leeway.workbench.dataset.Table;

/**
 * A file of rows, read row by row as the services read them, so that its size does not matter: CSV, JSON lines ({@code
 * .ndjson}, {@code .jsonl}) or a JSON array ({@code .json}), gzipped or not.
 */
final class RowFile {

    private final Path path;
    private final CellForms forms;
    private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private RowFile(Path path, CellForms forms) {
        this.path = path;
        this.forms = forms;
    }

    /**
     * Reads a file once, to know its columns and what their values are.
     *
     * @throws IllegalArgumentException with the place and what to do, if there is no such file or it cannot be read
     */
    static RowFile open(Path path, CellForms forms) {
        RowFile file = new RowFile(path, forms);
        file.read(
                (rows, row) -> rows.columns().forEach(column -> file.guesses
                        .computeIfAbsent(column, ColumnGuess::new)
                        .add(rows.cell(column), row, forms)),
                rows -> {
                    rows.columns().forEach(column -> file.guesses.computeIfAbsent(column, ColumnGuess::new));
                    file.notes.addAll(rows.notes());
                });
        return file;
    }

    /** Called for each row with its number, from 1. */
    interface RowReader {
        void accept(RowSource rows, long row);
    }

    private interface AtEnd {
        void accept(RowSource rows);
    }

    List<String> columns() {
        return List.copyOf(guesses.keySet());
    }

    /** What the values of a column are. */
    ColumnGuess guess(String column) {
        return guesses.getOrDefault(column, new ColumnGuess(column));
    }

    /** What was noticed of the file's form, in sentences. */
    List<String> notes() {
        return notes;
    }

    CellForms forms() {
        return forms;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Reads all rows.
     *
     * @throws IllegalArgumentException with the row, if one cannot be read
     */
    void forEach(RowReader reader) {
        read(reader, rows -> {});
    }

    private void read(RowReader reader, AtEnd end) {
        long row = 0;
        try (InputStream bytes = Table.bytes(path)) {
            RowSource rows = format().open(bytes, TableLimits.ofFiles());
            while (true) {
                row++;
                if (!rows.next()) {
                    break;
                }
                reader.accept(rows, row);
            }
            end.accept(rows);
        } catch (RowSource.UnreadableRowException exception) {
            throw new IllegalArgumentException(path + ", row " + row + ": " + exception.getMessage(), exception);
        } catch (UnreadableTableException exception) {
            throw new IllegalArgumentException(path + ": " + exception.getMessage(), exception);
        } catch (NotUtf8Exception exception) {
            throw new IllegalArgumentException(path + ": " + exception.getMessage(), exception);
        } catch (UncheckedIOException exception) {
            throw unreadable(Objects.requireNonNull(exception.getCause(), "it has always a cause"));
        } catch (IOException exception) {
            throw unreadable(exception);
        }
    }

    private IllegalArgumentException unreadable(IOException exception) {
        return switch (exception) {
            case NoSuchFileException missing -> new IllegalArgumentException("There is no file " + path + ".", missing);
            case NotUtf8Exception notUtf8 -> new IllegalArgumentException(path + ": " + notUtf8.getMessage(), notUtf8);
            default -> new IllegalArgumentException(path + " cannot be read: " + exception.getMessage(), exception);
        };
    }

    private TableFormat format() {
        String plain = name().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (plain.endsWith(".ndjson") || plain.endsWith(".jsonl")) {
            return TableFormat.JSON_LINES;
        }
        return plain.endsWith(".json") ? TableFormat.JSON_ARRAY : TableFormat.CSV;
    }
}
