package io.leeway.workbench.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.leeway.rows.cell.CellForms;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.TableFormat;
import io.leeway.rows.table.TableLimits;
import io.leeway.rows.table.UnreadableTableException;
import io.leeway.rows.text.NotUtf8Exception;

/**
 * A file of rows, read row by row as the services read them, so that its size does not matter: CSV, JSON lines ({@code
 * .ndjson}, {@code .jsonl}), a JSON array ({@code .json}), Parquet ({@code .parquet}) or Arrow ({@code
 * .arrow}, {@code .feather}, {@code .arrows}), gzipped or not.
 */
public final class RowFile {

    private final Path path;
    private final CellForms forms;
    private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long rows;

    private RowFile(Path path, CellForms forms) {
        this.path = path;
        this.forms = forms;
    }

    /**
     * Reads a file once, to know its columns and what their values are.
     *
     * @throws IllegalArgumentException with the place and what to do, if there is no such file or it cannot be read
     */
    public static RowFile open(Path path, CellForms forms) {
        RowFile file = new RowFile(path, forms);
        read(
                path,
                (source, row) -> {
                    file.rows = row;
                    source.columns().forEach(column -> file.guesses
                            .computeIfAbsent(column, ColumnGuess::new)
                            .add(source.cell(column), row, forms));
                },
                source -> {
                    source.columns().forEach(column -> file.guesses.computeIfAbsent(column, ColumnGuess::new));
                    file.notes.addAll(source.notes());
                });
        return file;
    }

    /** Called for each row with its number, from 1. */
    public interface RowReader {

        /** Takes what it needs of the row that the source stands at. */
        void accept(RowSource source, long row);
    }

    /** The columns, in their order. */
    public List<String> columns() {
        return List.copyOf(guesses.keySet());
    }

    /** What the values of a column are. */
    public ColumnGuess guess(String column) {
        return guesses.getOrDefault(column, new ColumnGuess(column));
    }

    /** What was noticed of the file's form, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** How many rows there are. */
    public long rows() {
        return rows;
    }

    /** How its cells are read. */
    public CellForms forms() {
        return forms;
    }

    /** The file's name, without its folder. */
    public String name() {
        return name(path);
    }

    /**
     * Reads all rows.
     *
     * @throws IllegalArgumentException with the row, if one cannot be read
     */
    public void forEach(RowReader reader) {
        read(path, reader, source -> {});
    }

    /**
     * Reads all rows of a file of which nothing else is asked.
     *
     * @param end gets the source behind its last row, where its columns and notes are complete
     * @throws IllegalArgumentException with the place and what to do, if there is no such file or it cannot be read
     */
    public static void read(Path path, RowReader reader, Consumer<RowSource> end) {
        long row = 0;
        try (InputStream bytes = bytes(path);
                RowSource source = format(path).open(bytes, TableLimits.ofFiles())) {
            while (true) {
                row++;
                if (!source.next()) {
                    break;
                }
                reader.accept(source, row);
            }
            end.accept(source);
        } catch (RowSource.UnreadableRowException exception) {
            throw new IllegalArgumentException(path + ", row " + row + ": " + exception.getMessage(), exception);
        } catch (UnreadableTableException exception) {
            throw new IllegalArgumentException(path + ": " + exception.getMessage(), exception);
        } catch (UncheckedIOException exception) {
            throw unreadable(path, Objects.requireNonNull(exception.getCause(), "it has always a cause"));
        } catch (IOException exception) {
            throw unreadable(path, exception);
        }
    }

    private static IllegalArgumentException unreadable(Path path, IOException exception) {
        String message =
                switch (exception) {
                    case NoSuchFileException missing -> "There is no file " + path + ".";
                    case NotUtf8Exception notUtf8 -> path + ": " + notUtf8.getMessage();
                    case EOFException cut -> path + " is compressed with gzip and ends too early. Copy it again.";
                    case ZipException damaged -> path + " is compressed with gzip and damaged. Copy it again.";
                    default ->
                        Files.isDirectory(path)
                                ? path + " is a folder. Name one file in it."
                                : path + " cannot be read: " + exception.getMessage();
                };
        return new IllegalArgumentException(message, exception);
    }

    private static InputStream bytes(Path path) throws IOException {
        PushbackInputStream start = new PushbackInputStream(Files.newInputStream(path), 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean gzipped = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzipped ? new GZIPInputStream(start, 1 << 16) : start;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static TableFormat format(Path path) {
        String plain = name(path).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (plain.endsWith(".ndjson") || plain.endsWith(".jsonl")) {
            return TableFormat.JSON_LINES;
        }
        if (plain.endsWith(".parquet")) {
            return TableFormat.PARQUET;
        }
        if (plain.endsWith(".arrow") || plain.endsWith(".feather") || plain.endsWith(".arrows")) {
            return TableFormat.ARROW;
        }
        return plain.endsWith(".json") ? TableFormat.JSON_ARRAY : TableFormat.CSV;
    }
}
