package io.leeway.workbench.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.policy.ChunkDistances;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.rows.cell.CellException;
import io.leeway.rows.table.RowSource;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfileBuilder;
import io.leeway.workbench.rows.RowFile;

/** Profiles the columns of a file in one pass, and again in chunks for NannyML's thresholds. */
public final class FileProfiler {

    private final RowFile file;
    private final Map<String, FeatureType> types;
    private final Map<String, NumericProfileBuilder> numeric = new HashMap<>();
    private final Map<String, CategoricalProfile.Builder> categorical = new HashMap<>();
    private final Map<String, Long> unreadable = new HashMap<>();
    private long rows;

    private FileProfiler(RowFile file, Map<String, FeatureType> types) {
        this.file = file;
        this.types = types;
        reset();
    }

    /**
     * A file's columns.
     *
     * @param profile their distributions
     * @param intake cells that could not be read
     */
    public record Profiled(DataProfile profile, IntakeReport intake) {}

    /** Profiles these columns; a cell that cannot be read as its type counts as missing. */
    public static Profiled profile(RowFile file, Map<String, FeatureType> types) {
        FileProfiler profiler = new FileProfiler(file, types);
        file.forEach((source, row) -> profiler.add(source));
        return new Profiled(profiler.built(), new IntakeReport(List.of(), Map.of(), 0, profiler.unreadable, null));
    }

    /** The profile of the whole file with the distances of its chunks, for which the file is read again. */
    static DataProfile learnt(RowFile file, Map<String, FeatureType> types, DataProfile whole) {
        ChunkDistances distances = new ChunkDistances(types, whole);
        FileProfiler profiler = new FileProfiler(file, types);
        file.forEach((source, row) -> {
            profiler.add(source);
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

    private void add(RowSource source) {
        types.forEach((column, type) -> {
            if (type == FeatureType.CATEGORICAL) {
                Objects.requireNonNull(categorical.get(column), column)
                        .add(file.forms().word(column, source.cell(column)));
            } else {
                Objects.requireNonNull(numeric.get(column), column).add(number(column, source));
            }
        });
        rows++;
    }

    /** NaN where it is missing, and where it is no number, which is counted. */
    private double number(String column, RowSource source) {
        try {
            return file.forms().number(source.cell(column));
        } catch (CellException exception) {
            unreadable.merge(column, 1L, Long::sum);
            return Double.NaN;
        }
    }

    private DataProfile built() {
        Map<String, NumericProfile> numbers = new HashMap<>();
        numeric.forEach((column, builder) -> numbers.put(column, builder.build()));
        Map<String, CategoricalProfile> categories = new HashMap<>();
        categorical.forEach((column, builder) -> categories.put(column, builder.build()));
        return new DataProfile(rows, numbers, categories);
    }
}
