package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The two-sample Cramér-von Mises test (T. W. Anderson 1962): like Kolmogorov-Smirnov, but it sums the squared gap over all
 * values, so it sees broad small shifts. Ties take mid-ranks, as in scipy.
 *
 * <p>The p-value is exact while both sides have at most 20 values and are not compressed, then the limit.
 */
public final class CramerVonMises {

    private static final int EXACT_UP_TO = 20;

    private CramerVonMises() {}

    /** The test of two profiles; undefined if a side has fewer than two finite values. */
    public static Outcome<TestResult> compare(NumericProfile reference, NumericProfile current) {
        return Sides.<TestResult>lacking(reference, current, 2).orElseGet(() -> test(reference, current));
    }

    private static Outcome<TestResult> test(NumericProfile reference, NumericProfile current) {
        double n = reference.size();
        double m = current.size();
        double rankSum = 0;
        PooledValues pooled = new PooledValues(reference.sample(), current.sample());
        while (pooled.advance()) {
            double rank = pooled.midRank();
            rankSum += n * squaredGaps(rank, pooled.referenceBefore(), pooled.referenceCount())
                    + m * squaredGaps(rank, pooled.currentBefore(), pooled.currentCount());
        }
        double total = n + m;
        double statistic = rankSum / (n * m * total) - (4 * n * m - 1) / (6 * total);
        double rankError = Sides.rankError(reference, current);
        boolean exact = Math.max(n, m) <= EXACT_UP_TO && rankError == 0;
        double pValue =
                exact ? CramerVonMisesDistribution.exactSurvival(rankSum, (int) n, (int) m) : limit(statistic, n, m);
        return Outcome.of(new TestResult(statistic, pValue, exact, rankError));
    }

    /** The sum of {@code (rank - i)^2} over the next {@code count} positions i of a side. */
    private static double squaredGaps(double rank, long before, long count) {
        double middle = before + (count + 1) / 2.0;
        double gap = rank - middle;
        return count * gap * gap + count * ((double) count * count - 1) / 12;
    }

    private static double limit(double statistic, double n, double m) {
        double total = n + m;
        double product = n * m;
        double mean = (1 + 1 / total) / 6;
        double variance = (total + 1)
                * (4 * product * total - 3 * (n * n + m * m) - 2 * product)
                / (45 * total * total * 4 * product);
        double standard = 1 / 6.0 + (statistic - mean) / Math.sqrt(45 * variance);
        return CramerVonMisesDistribution.limitSurvival(standard);
    }
}
