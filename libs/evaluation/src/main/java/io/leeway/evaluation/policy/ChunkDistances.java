package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * How far each chunk of a reference is from the whole, which NannyML's thresholds are learnt from. By its default there are
 * ten chunks of {@code rows / 10} rows in the order of the rows, and what remains is a further one.
 */
public final class ChunkDistances {

    private static final int CHUNKS = 10;

    private final Map<String, FeatureType> columns;
    private final DataProfile whole;
    private final Map<String, List<Double>> distances = new LinkedHashMap<>();

    /** For these columns of a reference that was profiled. */
    public ChunkDistances(Map<String, FeatureType> columns, DataProfile whole) {
        this.columns = Map.copyOf(columns);
        this.whole = whole;
    }

    /** How many rows a chunk has; the last one may have fewer. */
    public long chunkRows() {
        return Math.max(1, whole.rows() / CHUNKS);
    }

    /** Measures the next chunk. */
    public void add(DataProfile chunk) {
        NannyMlDistance.byColumn(columns, whole, chunk).forEach((column, distance) -> distances
                .computeIfAbsent(column, name -> new ArrayList<>())
                .add(distance));
    }

    /** The whole with the distances of its chunks by column; a chunk without values of a column has none. */
    public DataProfile learnt() {
        return whole.withChunkDistances(distances);
    }
}
