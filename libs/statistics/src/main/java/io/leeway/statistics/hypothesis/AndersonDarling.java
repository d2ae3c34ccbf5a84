package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The two-sample Anderson-Darling test with mid-ranks (F. W. Scholz and M. A. Stephens 1987): the squared gap of the
 * distribution functions weighted towards the tails.
 *
 * <p>The p-value is interpolated between tabulated critical values, as in scipy, so it never leaves 0.001 to 0.25.
 */
public final class AndersonDarling {

    /** The significance levels of the critical values. */
    private static final double[] LEVELS = {0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};

    /** The critical values of two samples: the sum of Scholz and Stephens' three coefficients. */
    private static final double[] CRITICAL = critical();

    private static final double[] FIT = Quadratic.fit(CRITICAL, logarithms(LEVELS));

    private AndersonDarling() {}

    private static double[] critical() {
        double[] b0 = {0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085};
        double[] b1 = {-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615};
        double[] b2 = {-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154};
        double[] sum = new double[b0.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = b0[i] + b1[i] + b2[i];
        }
        return sum;
    }

    private static double[] logarithms(double[] values) {
        double[] logarithms = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logarithms[i] = Math.log(values[i]);
        }
        return logarithms;
    }

    /** The critical values at the levels 0.25, 0.1, 0.05, 0.025, 0.01, 0.005 and 0.001. */
    public static double[] criticalValues() {
        return CRITICAL.clone();
    }

    /**
     * The test of two profiles; undefined if a side has no finite value, there are fewer than four in all, or all are equal.
     */
    public static Outcome<TestResult> compare(NumericProfile reference, NumericProfile current) {
        return Sides.<TestResult>lacking(reference, current, 1).orElseGet(() -> test(reference, current));
    }

    private static Outcome<TestResult> test(NumericProfile reference, NumericProfile current) {
        if (reference.size() + current.size() < 4) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        if (Sides.constant(reference, current)) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double n = reference.size();
        double m = current.size();
        double total = n + m;
        double sumReference = 0;
        double sumCurrent = 0;
        PooledValues pooled = new PooledValues(reference.sample(), current.sample());
        while (pooled.advance()) {
            double ties = pooled.ties();
            double below = (double) pooled.referenceBefore() + pooled.currentBefore() + ties / 2;
            double weight = ties / total / (below * (total - below) - total * ties / 4);
            double gapReference = total * (pooled.referenceBefore() + pooled.referenceCount() / 2.0) - below * n;
            double gapCurrent = total * (pooled.currentBefore() + pooled.currentCount() / 2.0) - below * m;
            sumReference += weight * gapReference * gapReference;
            sumCurrent += weight * gapCurrent * gapCurrent;
        }
        double raw = (sumReference / n + sumCurrent / m) * (total - 1) / total;
        double statistic = (raw - 1) / Math.sqrt(variance(n, m));
        return Outcome.of(new TestResult(statistic, pValue(statistic), false, Sides.rankError(reference, current)));
    }

    /** The variance of the raw statistic for two samples, Scholz and Stephens' equation 4. */
    private static double variance(double n, double m) {
        double total = n + m;
        double inverse = 1 / n + 1 / m;
        double harmonic = 0;
        double g = 0;
        for (int i = 2; i < total; i++) {
            harmonic += 1 / (total + 1 - i);
            g += harmonic / i;
        }
        double h = harmonic + 1;
        double a = 4 * g - 6 + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * 4 - 8 * h;
        return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
    }

    private static double pValue(double statistic) {
        if (statistic < CRITICAL[0]) {
            return LEVELS[0];
        }
        if (statistic > CRITICAL[CRITICAL.length - 1]) {
            return LEVELS[LEVELS.length - 1];
        }
        return Math.exp(FIT[0] + FIT[1] * statistic + FIT[2] * statistic * statistic);
    }
}
