package io.leeway.contracts.reports;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;

/**
 * How one column of a batch, a feature or the prediction, compares with the reference.
 *
 * @param column its name
 * @param type its type
 * @param verdict stable, drifted or insufficient data
 * @param reason why there is no verdict, or in a sentence what moved
 * @param statistics every statistic, with its threshold
 * @param reference the reference in figures
 * @param current the batch in figures
 * @param distribution both shapes; absent where a side is empty
 */
public record ColumnDrift(
        String column,
        FeatureType type,
        Verdict verdict,
        @Nullable String reason,
        List<StatisticResult> statistics,
        ColumnSummary reference,
        ColumnSummary current,
        @Nullable Distribution distribution) {}
