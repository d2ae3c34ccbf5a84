package io.leeway.workbench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.leeway.contracts.model.FeatureType;
import io.leeway.workbench.dataset.Table;

/** A CSV file with a header, read row by row, so that its size does not matter. */
final class CsvFile {

    private final Path path;
    private final List<String> columns;

    private CsvFile(Path path, List<String> columns) {
        this.path = path;
        this.columns = columns;
    }

    /**
     * Reads the header.
     *
     * @throws IllegalArgumentException if there is no such file, or it has no header
     */
    static CsvFile open(Path path) {
        List<String> header = new ArrayList<>();
        read(path, record -> {
            if (header.isEmpty()) {
                header.addAll(record.getFields());
            }
        });
        if (header.isEmpty()) {
            throw new IllegalArgumentException(path + " is empty; a CSV file with a header line is expected.");
        }
        if (header.stream().distinct().count() < header.size()) {
            throw new IllegalArgumentException(path + ": the header has a column twice.");
        }
        return new CsvFile(path, List.copyOf(header));
    }

    List<String> columns() {
        return columns;
    }

    /**
     * Calls for each row.
     *
     * @throws IllegalArgumentException with the line, if a row has more or fewer cells than the header
     */
    void forEach(Consumer<CsvRecord> row) {
        boolean[] header = {true};
        read(path, record -> {
            if (header[0]) {
                header[0] = false;
                return;
            }
            if (record.getFieldCount() != columns.size()) {
                throw new IllegalArgumentException(path + ", line " + record.getStartingLineNumber() + ": "
                        + record.getFieldCount() + " columns, the header has " + columns.size() + ".");
            }
            row.accept(record);
        });
    }

    /** A column is numeric when it has values and all of them are numbers. */
    Map<String, FeatureType> inferTypes() {
        boolean[] text = new boolean[columns.size()];
        boolean[] seen = new boolean[columns.size()];
        forEach(record -> {
            for (int i = 0; i < text.length; i++) {
                String cell = record.getField(i);
                if (!text[i] && !cell.isBlank()) {
                    seen[i] = true;
                    text[i] = Cells.number(cell) == null;
                }
            }
        });
        Map<String, FeatureType> types = new LinkedHashMap<>();
        for (int i = 0; i < text.length; i++) {
            types.put(columns.get(i), seen[i] && !text[i] ? FeatureType.NUMERIC : FeatureType.CATEGORICAL);
        }
        return types;
    }

    private static void read(Path path, Consumer<CsvRecord> consumer) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .ofCsvRecord(Table.open(path))) {
            reader.forEach(consumer);
        } catch (CsvParseException | UncheckedIOException exception) {
            throw new IllegalArgumentException(path + " is not CSV: " + exception.getMessage(), exception);
        } catch (NoSuchFileException exception) {
            throw new IllegalArgumentException("There is no file " + path + ".", exception);
        } catch (IOException exception) {
            throw new IllegalArgumentException(path + " cannot be read: " + exception.getMessage(), exception);
        }
    }
}
