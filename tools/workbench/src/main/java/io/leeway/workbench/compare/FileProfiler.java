package io.leeway.workbench.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvRecord;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.policy.ChunkDistances;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfileBuilder;

/** Profiles the columns of a file in one pass, and again in chunks for NannyML's thresholds. */
final class FileProfiler {

    private final CsvFile file;
    private final Map<String, FeatureType> types;
    private final Map<String, NumericProfileBuilder> numeric = new HashMap<>();
    private final Map<String, CategoricalProfile.Builder> categorical = new HashMap<>();
    private long rows;

    private FileProfiler(CsvFile file, Map<String, FeatureType> types) {
        this.file = file;
        this.types = types;
        reset();
    }

    static DataProfile profile(CsvFile file, Map<String, FeatureType> types) {
        FileProfiler profiler = new FileProfiler(file, types);
        List<Cell> cells = profiler.cells();
        file.forEach(record -> profiler.add(cells, record));
        return profiler.built();
    }

    /** The profile of the whole file with the distances of its chunks, for which the file is read again. */
    static DataProfile learnt(CsvFile file, Map<String, FeatureType> types, DataProfile whole) {
        ChunkDistances distances = new ChunkDistances(types, whole);
        FileProfiler profiler = new FileProfiler(file, types);
        List<Cell> cells = profiler.cells();
        file.forEach(record -> {
            profiler.add(cells, record);
            if (profiler.rows == distances.chunkRows()) {
                distances.add(profiler.built());
                profiler.reset();
            }
        });
        if (profiler.rows > 0) {
            distances.add(profiler.built());
        }
        return distances.learnt();
    }

    private record Cell(String column, FeatureType type, int position) {}

    private List<Cell> cells() {
        return types.entrySet().stream()
                .map(entry -> new Cell(
                        entry.getKey(), entry.getValue(), file.columns().indexOf(entry.getKey())))
                .toList();
    }

    private void reset() {
        rows = 0;
        types.forEach((column, type) -> {
            if (type == FeatureType.NUMERIC) {
                numeric.put(column, new NumericProfileBuilder());
            } else {
                categorical.put(column, CategoricalProfile.builder());
            }
        });
    }

    private void add(List<Cell> cells, CsvRecord record) {
        cells.forEach(cell -> add(cell, record.getField(cell.position()), record.getStartingLineNumber()));
        rows++;
    }

    private void add(Cell cell, String text, long line) {
        if (cell.type() == FeatureType.CATEGORICAL) {
            CategoricalProfile.Builder builder = Objects.requireNonNull(categorical.get(cell.column()), cell.column());
            if (text.isBlank()) {
                builder.addMissing(1);
            } else {
                builder.add(text);
            }
            return;
        }
        Double number = text.isBlank() ? Double.valueOf(Double.NaN) : Cells.number(text);
        if (number == null) {
            throw new IllegalArgumentException("line " + line + ", column '" + cell.column()
                    + "': the value is not a number. Correct it, or name the column categorical in a --model file.");
        }
        Objects.requireNonNull(numeric.get(cell.column()), cell.column()).add(number);
    }

    private DataProfile built() {
        Map<String, NumericProfile> numbers = new HashMap<>();
        numeric.forEach((column, builder) -> numbers.put(column, builder.build()));
        Map<String, CategoricalProfile> categories = new HashMap<>();
        categorical.forEach((column, builder) -> categories.put(column, builder.build()));
        return new DataProfile(rows, numbers, categories);
    }
}
