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
        @Nullable Distribution distribution) {

    /** The same column with other statistics. */
    public ColumnDrift with(List<StatisticResult> others) {
        return with(others, distribution);
    }

    /** The same column with other statistics, and with another shape or none. */
    public ColumnDrift with(List<StatisticResult> others, @Nullable Distribution shape) {
        return new ColumnDrift(column, type, verdict, reason, others, reference, current, shape);
    }
}
