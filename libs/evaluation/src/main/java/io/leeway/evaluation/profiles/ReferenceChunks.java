package io.leeway.evaluation.profiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.NannyMlDistance;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/**
 * Divides a reference into chunks in the order of its rows, as NannyML does by default (ten of {@code rows / 10} rows, what
 * remains in a further one), and measures how far each is from the whole. Takes the blocks a second time, after the whole
 * has been profiled; for one thread.
 */
public final class ReferenceChunks {

    private static final int CHUNKS = 10;

    private final Map<String, FeatureType> columns;
    private final DataProfile whole;
    private final long chunkRows;
    private final NumericProfiler profiler = new NumericProfiler();
    private final Map<String, List<Double>> distances = new LinkedHashMap<>();
    private DataProfile chunk = DataProfile.empty();

    /** For these columns of a reference that was profiled. */
    public ReferenceChunks(Map<String, FeatureType> columns, DataProfile whole) {
        this.columns = Map.copyOf(columns);
        this.whole = whole;
        chunkRows = Math.max(1, whole.rows() / CHUNKS);
    }

    /** Takes the next block. */
    public void add(Block block) {
        int from = 0;
        while (from < block.rows()) {
            int to = (int) Math.min(block.rows(), from + chunkRows - chunk.rows());
            chunk = chunk.merge(part(block, from, to));
            if (chunk.rows() == chunkRows) {
                close();
            }
            from = to;
        }
    }

    /** The distances of the chunks by column, in order; a chunk without values of a column has none. */
    public Map<String, List<Double>> distances() {
        if (chunk.rows() > 0) {
            close();
        }
        return distances;
    }

    private void close() {
        NannyMlDistance.byColumn(columns, whole, chunk).forEach((column, distance) -> distances
                .computeIfAbsent(column, name -> new ArrayList<>())
                .add(distance));
        chunk = DataProfile.empty();
    }

    private DataProfile part(Block block, int from, int to) {
        Map<String, NumericProfile> numeric = new LinkedHashMap<>();
        Map<String, CategoricalProfile> categorical = new LinkedHashMap<>();
        columns.forEach((name, type) -> {
            if (type == FeatureType.NUMERIC) {
                block.numeric(name).ifPresent(column -> numeric.put(name, profiler.profile(column.values(), from, to)));
            } else {
                Optional<Column.Text> text = block.text(name);
                text.ifPresent(column -> categorical.put(
                        name,
                        CategoricalProfile.of(
                                column.dictionary(), java.util.Arrays.copyOfRange(column.codes(), from, to))));
            }
        });
        return new DataProfile(to - from, numeric, categorical);
    }
}
