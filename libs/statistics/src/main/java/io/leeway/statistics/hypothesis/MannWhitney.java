package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The Mann-Whitney U test: whether values of one side tend to be greater. The statistic is the U of the reference, the number
 * of pairs in which the reference's value is the greater, ties counting half.
 *
 * <p>The p-value is exact while a side has at most eight values, there are no ties and the product of the sizes is at most
 * 20,000; otherwise normal with corrections for ties and continuity, as in scipy.
 */
public final class MannWhitney {

    /** What the test looks for. */
    public enum Alternative {
        /** The reference is shifted to either side. */
        TWO_SIDED,
        /** The reference tends to be less: the current data have moved up. Evidently's only choice. */
        REFERENCE_LESS
    }

    private static final int SMALL = 8;
    private static final long MOST_PAIRS = 20_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private MannWhitney() {}

    /** The two-sided test; undefined if a side has no finite value. */
    public static Outcome<TestResult> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Alternative.TWO_SIDED, false);
    }

    /** The test by the normal limit whatever the sizes; undefined if a side has no finite value. */
    public static Outcome<TestResult> compareAsymptotic(
            NumericProfile reference, NumericProfile current, Alternative alternative) {
        return compare(reference, current, alternative, true);
    }

    /** The test of an alternative; undefined if a side has no finite value. */
    public static Outcome<TestResult> compare(
            NumericProfile reference, NumericProfile current, Alternative alternative) {
        return compare(reference, current, alternative, false);
    }

    private static Outcome<TestResult> compare(
            NumericProfile reference, NumericProfile current, Alternative alternative, boolean asymptotic) {
        return Sides.<TestResult>lacking(reference, current, 1)
                .orElseGet(() -> Outcome.of(test(reference, current, alternative, asymptotic)));
    }

    private static TestResult test(
            NumericProfile reference, NumericProfile current, Alternative alternative, boolean asymptotic) {
        double n = reference.size();
        double m = current.size();
        double rankSum = 0;
        double tieSum = 0;
        PooledValues pooled = new PooledValues(reference.sample(), current.sample());
        while (pooled.advance()) {
            rankSum += pooled.referenceCount() * pooled.midRank();
            double ties = pooled.ties();
            tieSum += ties * ties * ties - ties;
        }
        double u = rankSum - n * (n + 1) / 2;
        boolean twoSided = alternative == Alternative.TWO_SIDED;
        double extreme = twoSided ? Math.max(u, n * m - u) : n * m - u;
        double rankError = Sides.rankError(reference, current);
        boolean exact = !asymptotic && Math.min(n, m) <= SMALL && tieSum == 0 && n * m <= MOST_PAIRS && rankError == 0;
        double tail = exact ? exactSurvival(extreme, (int) n, (int) m) : limit(extreme, n, m, tieSum);
        return new TestResult(u, Math.min(1, twoSided ? 2 * tail : tail), exact, rankError);
    }

    private static double limit(double u, double n, double m, double tieSum) {
        double total = n + m;
        double variance = n * m / 12 * (total + 1 - tieSum / (total * (total - 1)));
        double excess = u - n * m / 2 - 0.5;
        // without variance, because all values are tied, the excess is -0.5 and nothing speaks for a shift
        return variance > 0 ? NORMAL.survivalProbability(excess / Math.sqrt(variance)) : 1;
    }

    /** The probability that U is at least the observed one, from its distribution built up pair of sizes by pair. */
    private static double exactSurvival(double u, int n, int m) {
        int few = Math.min(n, m);
        int many = Math.max(n, m);
        double[][] bySize = new double[few + 1][];
        for (int i = 0; i <= few; i++) {
            bySize[i] = new double[] {1};
        }
        for (int j = 1; j <= many; j++) {
            double[][] next = new double[few + 1][];
            next[0] = new double[] {1};
            for (int i = 1; i <= few; i++) {
                next[i] = combine(next[i - 1], bySize[i], i, j);
            }
            bySize = next;
        }
        double sum = 0;
        for (int value = (int) Math.ceil(u); value <= few * many; value++) {
            sum += bySize[few][value];
        }
        return sum;
    }

    /** The greatest of i + j values is one of the i with chance i/(i+j) and then beats all j; otherwise it adds nothing. */
    private static double[] combine(double[] fewerFirst, double[] fewerSecond, int i, int j) {
        double[] combined = new double[i * j + 1];
        for (int u = 0; u < fewerFirst.length; u++) {
            combined[u + j] += fewerFirst[u] * i / (i + j);
        }
        for (int u = 0; u < fewerSecond.length; u++) {
            combined[u] += fewerSecond[u] * j / (i + j);
        }
        return combined;
    }
}
