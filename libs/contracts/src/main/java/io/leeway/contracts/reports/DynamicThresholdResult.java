package io.leeway.contracts.reports;

import org.jspecify.annotations.Nullable;

/**
 * How a value stands against its own history: the dynamic threshold, which answers sudden change.
 *
 * @param limit the mean of the history and k widened standard deviations to the bad side; absent with too short a history
 * @param exceeded whether the value is beyond it
 * @param history how many earlier undrifted windows it was learnt from
 * @param mean their mean, absent when there are too few
 * @param standardDeviation their population standard deviation, likewise
 * @param from the sequence of the earliest of them, absent when there is none
 * @param to the sequence of the latest of them, likewise
 * @param reason why there is no limit
 */
public record DynamicThresholdResult(
        @Nullable Double limit,
        boolean exceeded,
        int history,
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable String reason) {}
