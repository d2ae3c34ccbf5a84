package io.leeway.contracts.reports;

import org.jspecify.annotations.Nullable;

/**
 * A change over time; it stands beside the verdict, which compares with the reference.
 *
 * @param kind in which way
 * @param column the column, or absent for the model's performance
 * @param metric the statistic or metric that changed
 * @param value its value in this window
 * @param limit what it is held against, for a sudden change
 * @param slope change a window (Sen), for a gradual one
 * @param pValue of the trend (Mann-Kendall), for a gradual one
 * @param windows how many windows were looked at
 * @param message a sentence for people
 */
public record ChangeFinding(
        ChangeKind kind,
        @Nullable String column,
        String metric,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable Double slope,
        @Nullable Double pValue,
        int windows,
        String message) {}
