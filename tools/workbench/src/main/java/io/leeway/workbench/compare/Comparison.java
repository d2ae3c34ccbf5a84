package io.leeway.workbench.compare;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;

/**
 * How a file compares with another.
 *
 * @param reference the file compared with
 * @param current the file compared
 * @param referenceRows rows of the one
 * @param currentRows rows of the other
 * @param policy by whose rules the verdicts were reached
 * @param verdict the verdict on the whole
 * @param columns the columns, in the reference's order
 * @param quality the data-quality checks that failed
 * @param ranges whether the numeric columns lie within the ranges that the model, or else the reference, has; absent where none
 *     is numeric
 * @param notCompared columns that only one of the files has, and those that are not judged
 * @param notes what was noticed of the files, and what was guessed of their columns
 */
record Comparison(
        String reference,
        String current,
        long referenceRows,
        long currentRows,
        DriftPolicyName policy,
        Verdict verdict,
        List<Column> columns,
        List<QualityFinding> quality,
        @Nullable RangeCheck ranges,
        List<String> notCompared,
        List<String> notes) {

    /**
     * One column.
     *
     * @param column its name
     * @param type its type
     * @param verdict stable, drifted or insufficient data
     * @param reason why there is no verdict, or in a sentence what moved
     * @param decision what the verdict was reached on, p-values corrected for the number of columns
     * @param statistics every statistic of the library, held against nothing
     * @param referenceSummary the reference in figures
     * @param currentSummary the other in figures
     * @param distribution both shapes; absent where a side is empty
     */
    record Column(
            String column,
            FeatureType type,
            Verdict verdict,
            @Nullable String reason,
            List<StatisticResult> decision,
            List<StatisticResult> statistics,
            ColumnSummary referenceSummary,
            ColumnSummary currentSummary,
            @Nullable Distribution distribution) {}

    long drifted() {
        return columns.stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .count();
    }
}
