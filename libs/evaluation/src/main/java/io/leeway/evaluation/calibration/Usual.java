package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * What is known of how much varies while nothing changes.
 *
 * @param chunks the reference's, in the order of time; absent for rows without event times
 * @param alarms how many false alarms there may be
 */
public record Usual(@Nullable TimeChunks chunks, AlarmSettings alarms) {

    /** Nothing: rows have no event time. */
    public static Usual unknown() {
        return new Usual(null, AlarmSettings.defaults());
    }

    /** What a batch of so many rows is held against; see {@link TimeChunks#choose}. */
    public NullChoice choose(Map<String, FeatureType> columns, DataProfile whole, long rows, int minimumRows) {
        return chunks == null
                ? new NullChoice.Independent("they have no event time")
                : chunks.choose(columns, whole, rows, minimumRows);
    }

    /** The level that keeps the budget, or the finest that so many chunks can keep where that is greater. */
    public double level(Duration window, int chunkCount) {
        return Math.max(alarms.level(window), AlarmSettings.finestLevel(chunkCount));
    }

    /** Whether the budget asks for a finer level than so many chunks can keep. */
    boolean isTooFine(Duration window, int chunkCount) {
        return alarms.level(window) < AlarmSettings.finestLevel(chunkCount);
    }
}
