package io.leeway.evaluation.change;

import java.util.List;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;

/**
 * How sure a change over time has to be. Features, the output, vectors and the metrics of performance are each looked at; each
 * has its share of the level, so that a change of any of them is told by chance as seldom as one of them alone would be
 * (Bonferroni).
 */
public final class ChangeLevel {

    /** Kinds of things that are looked at. */
    public static final int KINDS = 4;

    private ChangeLevel() {}

    /** Whether the test among a column's statistics, adjusted for the columns, is beyond its share; true where there is none. */
    public static boolean isReached(List<StatisticResult> statistics) {
        return statistics.stream()
                .filter(statistic -> statistic.pValue() != null)
                .findFirst()
                .map(ChangeLevel::isReached)
                .orElse(true);
    }

    /**
     * Whether a column that is held against the chunks of its reference is beyond its share; true where rows are taken as
     * independent. A trend is a test of its own there, and among chunks that resemble their neighbours it is none.
     */
    public static boolean isReachedOrIndependent(List<StatisticResult> statistics) {
        return statistics.stream().noneMatch(statistic -> statistic.name().equals(StatisticName.UNUSUAL))
                || isReached(statistics);
    }

    private static boolean isReached(StatisticResult test) {
        Double adjusted = test.adjustedPValue();
        Double level = test.threshold();
        return test.exceeded() && (adjusted == null || level == null || adjusted * KINDS <= level);
    }
}
