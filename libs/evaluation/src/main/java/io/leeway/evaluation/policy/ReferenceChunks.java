package io.leeway.evaluation.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/**
 * Divides a reference that comes in blocks into chunks in the order of its rows, for {@link ChunkDistances}. Takes the blocks
 * a second time, after the whole has been profiled; for one thread.
 */
public final class ReferenceChunks {

    private final Map<String, FeatureType> columns;
    private final ChunkDistances distances;
    private final NumericProfiler profiler = new NumericProfiler();
    private DataProfile chunk = DataProfile.empty();

    /** For these columns of a reference that was profiled. */
    public ReferenceChunks(Map<String, FeatureType> columns, DataProfile whole) {
        this.columns = Map.copyOf(columns);
        this.distances = new ChunkDistances(columns, whole);
    }

    /** Takes the next block. */
    public void add(Block block) {
        long chunkRows = distances.chunkRows();
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

    /** The whole with the distances of its chunks. */
    public DataProfile learnt() {
        if (chunk.rows() > 0) {
            close();
        }
        return distances.learnt();
    }

    private void close() {
        distances.add(chunk);
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
                        CategoricalProfile.of(column.dictionary(), Arrays.copyOfRange(column.codes(), from, to))));
            }
        });
        return new DataProfile(to - from, numeric, categorical);
    }
}
