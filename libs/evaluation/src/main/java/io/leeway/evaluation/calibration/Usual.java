package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;

/**
 * What is known of how much varies while nothing changes.
 *
 * @param chunks the reference's, in the order of time; absent for rows without event times
 * @param alarms how many false alarms there may be
 * @param before the windows right before the one that is judged, as far as they are known, the earliest first; a small change
 *     that stays shows in all of them
 */
public record Usual(@Nullable TimeChunks chunks, AlarmSettings alarms, List<DataProfile> before) {

    /** So many windows before one that is judged have a part in the verdict. */
    public static final int BEFORE = CalibratedNull.LASTING - 1;

    /** Copies the windows. */
    public Usual {
        before = List.copyOf(before);
    }

    /** Of windows that are judged one by one. */
    public Usual(@Nullable TimeChunks chunks, AlarmSettings alarms) {
        this(chunks, alarms, List.of());
    }

    /** The same for a window after these. */
    public Usual after(List<DataProfile> windows) {
        return new Usual(chunks, alarms, windows);
    }

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
