package io.leeway.contracts.reports;

import java.util.List;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How what the features do together compares with the reference, which no column shows.
 *
 * @param verdict stable, drifted or insufficient data
 * @param reason why there is no verdict, or in a sentence what changed
 * @param statistics the largest change of a correlation and the change of the structure, with how unusual each is
 * @param correlations those that changed most, the farthest first
 * @param structure the leading components; absent where they cannot be compared
 * @param rows rows of the batch that were looked at
 * @param codes how many numbers a row was compared by: numeric features and frequent categories
 * @param leftOut features that had no part, the first of them
 * @param leftOutCount how many there are
 */
@RecordBuilder
public record JointDrift(
        Verdict verdict,
        @Nullable String reason,
        List<StatisticResult> statistics,
        List<CorrelationChange> correlations,
        @Nullable Structure structure,
        long rows,
        int codes,
        List<String> leftOut,
        int leftOutCount) {

    /**
     * How much of what varies lies outside the reference's leading principal components.
     *
     * @param components how many these are
     * @param reference the share of squared distance from the centre outside of them, 0 to 1
     * @param current likewise, in the batch
     */
    public record Structure(int components, double reference, double current) {

        /** How far the share moved, 0 to 1. */
        public double moved() {
            return Math.abs(current - reference);
        }
    }

    public JointDrift {
        statistics = List.copyOf(statistics);
        correlations = List.copyOf(correlations);
        leftOut = List.copyOf(leftOut);
    }

    /** There is no verdict, because of this. */
    public static JointDrift unknown(String reason) {
        return new JointDrift(Verdict.INSUFFICIENT_DATA, reason, List.of(), List.of(), null, 0, 0, List.of(), 0);
    }
}
