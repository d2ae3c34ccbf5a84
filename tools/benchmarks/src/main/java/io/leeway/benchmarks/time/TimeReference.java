package io.leeway.benchmarks.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.ChunkBounds;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.WindowNull;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * A reference of some windows, and what is learnt of it.
 *
 * @param whole all of it
 * @param learnt what its windows differ by; absent where the level of every column wanders
 */
record TimeReference(DataProfile whole, @Nullable WindowNull learnt) {

    static final int MINIMUM_ROWS = 20;

    static Map<String, FeatureType> columns() {
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        for (int column = 0; column < TimeStream.COLUMNS; column++) {
            columns.put(TimeStream.column(column), FeatureType.NUMERIC);
        }
        return columns;
    }

    /** The next windows of a stream. */
    static TimeReference of(TimeStream stream, int windows) {
        List<DataProfile> chunks = new ArrayList<>();
        DataProfile whole = DataProfile.empty();
        for (int window = 0; window < windows; window++) {
            DataProfile chunk = stream.next(Change.none());
            whole = whole.merge(chunk);
            Map<String, NumericProfile> kept = new HashMap<>();
            chunk.numeric().forEach((name, profile) -> kept.put(name, profile.compress(ChunkBounds.MOST_POINTS)));
            chunks.add(new DataProfile(chunk.rows(), kept, Map.of()));
        }
        long rows = chunks.getFirst().rows();
        TimeChunks inTime = new TimeChunks(
                new TimeChunks.Description(Duration.ofHours(rows), Duration.ofHours(rows * windows), false, null),
                chunks);
        return new TimeReference(
                whole,
                switch (inTime.choose(columns(), whole, rows, MINIMUM_ROWS)) {
                    case NullChoice.Learnt(WindowNull learnt, double ignored) -> learnt;
                    case NullChoice.Unknowable ignored -> null;
                    case NullChoice.Independent(String reason) -> throw new IllegalStateException(reason);
                });
    }

    /** How unusual a window is; 1, so that it never alarms, where that cannot be known. */
    double pValue(DataProfile window) {
        return learnt == null ? 1 : learnt.judge(whole, window, 1).orElseThrow().pValue();
    }
}
