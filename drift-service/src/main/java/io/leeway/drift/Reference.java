package io.leeway.drift;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * What batches are compared with.
 *
 * @param profile of all its rows
 * @param chunks its chunks in the order of time; absent where rows have no event time
 */
public record Reference(DataProfile profile, @Nullable TimeChunks chunks) {}
