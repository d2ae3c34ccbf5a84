package io.leeway.drift;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.AdoptedWindows;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * What batches are compared with.
 *
 * @param profile of all its rows
 * @param chunks its chunks in the order of time; absent where rows have no event time
 * @param adopted the windows that are part of it by now; absent where there are none
 */
public record Reference(
        DataProfile profile,
        @Nullable TimeChunks chunks,
        @Nullable AdoptedWindows adopted) {

    /** A reference as it was sent. */
    public Reference(DataProfile profile, @Nullable TimeChunks chunks) {
        this(profile, chunks, null);
    }

    /**
     * This reference with windows that were adopted into it. Vectors, what NannyML's thresholds come from, and how far
     * correlations of independent rows vary, stay those of the reference as it was sent.
     *
     * @param windows their profiles, the earliest first
     */
    public Reference with(List<DataProfile> windows, AdoptedWindows summary) {
        DataProfile together = windows.stream().reduce(profile, DataProfile::merge);
        return new Reference(
                together.withChunkDistances(profile.chunkDistances())
                        .withJoint(together.joint().withSpreadOf(profile.joint())),
                chunks == null ? null : chunks.with(windows),
                summary);
    }

    /** What tells references apart that are of one id: nothing while no window was adopted. */
    public String adoptedKey() {
        return adopted == null ? "" : adopted.key();
    }
}
