package io.leeway.contracts.reports;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One statistic of a feature, and how it was judged.
 *
 * @param name {@code ks}, {@code wasserstein}, {@code psi}, {@code chi-square}, {@code jensen-shannon}, ...
 * @param method how it was computed, in words: {@code asymptotic}, {@code reference deciles}, ...
 * @param value the statistic or distance; absent where it is undefined
 * @param pValue where the statistic is a test
 * @param adjustedPValue after the correction for the model's many features
 * @param effectSize how large the shift is on the statistic's own scale that does not grow with the rows; the value itself
 *     for a distance
 * @param threshold what the value (or the adjusted p-value, for a test) is held against
 * @param exceeded whether it is on the bad side of the threshold
 * @param dynamic how the value stands against its own history; absent where no history is kept
 * @param reason why the value is absent
 */
@RecordBuilder
public record StatisticResult(
        StatisticName name,
        String method,
        @Nullable Double value,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        @Nullable Double effectSize,
        @Nullable Double threshold,
        boolean exceeded,
        @Nullable DynamicThresholdResult dynamic,
        @Nullable String reason) {

    /** This result with what its history says, or without a history. */
    public StatisticResult with(@Nullable DynamicThresholdResult history) {
        return StatisticResultBuilder.builder(this).dynamic(history).build();
    }
}
