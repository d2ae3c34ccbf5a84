package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.TDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

/**
 * How the mean and the spread have moved, with Student's t test of the means.
 *
 * <p>Mean and variance of a compressed profile are those of all rows, so nothing here is approximate.
 */
public final class MeanShift {

    /** Whether both sides are taken to have one variance. */
    public enum Variance {
        /** Each side has its own: Welch's test, the safe choice. */
        WELCH,
        /** One variance for both: Student's test. */
        EQUAL
    }

    /**
     * The shift.
     *
     * @param difference the mean of the current data less that of the reference
     * @param standardised the difference over the reference's standard deviation (divisor n - 1), infinite if that is 0
     * @param varianceRatio the variance of the current data over that of the reference, infinite if the latter is 0
     * @param statistic t of the reference's mean less the current one, as scipy's order
     * @param degreesOfFreedom its degrees of freedom
     * @param pValue two-sided
     */
    public record Result(
            double difference,
            double standardised,
            double varianceRatio,
            double statistic,
            double degreesOfFreedom,
            double pValue) {}

    private MeanShift() {}

    /** Welch's test; undefined if a side has fewer than two finite values, or both are constant. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Variance.WELCH);
    }

    /** The test; undefined if a side has fewer than two finite values, both are constant, or beyond the range of a double. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current, Variance variance) {
        return Sides.<Result>lacking(reference, current, 2).orElseGet(() -> test(reference, current, variance));
    }

    private static Outcome<Result> test(NumericProfile reference, NumericProfile current, Variance variance) {
        if (reference.min() == reference.max() && current.min() == current.max()) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double n = reference.size();
        double m = current.size();
        // standard deviations rather than variances, whose squares overflow on values of 1e150
        double left = reference.sampleStandardDeviation() / Math.sqrt(n);
        double right = current.sampleStandardDeviation() / Math.sqrt(m);
        double error = Math.hypot(left, right);
        double share = left / error * (left / error);
        double degrees = 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1));
        if (variance == Variance.EQUAL) {
            degrees = n + m - 2;
            double pooled = Math.hypot(
                    reference.sampleStandardDeviation() * Math.sqrt((n - 1) / degrees),
                    current.sampleStandardDeviation() * Math.sqrt((m - 1) / degrees));
            error = pooled * Math.sqrt(1 / n + 1 / m);
        }
        double difference = current.mean() - reference.mean();
        double statistic = -difference / error;
        if (!Double.isFinite(statistic) || !Double.isFinite(degrees)) {
            return Outcome.undefined(Reason.NOT_FINITE);
        }
        double spread = ratio(current.sampleStandardDeviation(), reference.sampleStandardDeviation());
        double pValue = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(statistic));
        return Outcome.of(new Result(
                difference,
                ratio(difference, reference.sampleStandardDeviation()),
                spread * spread,
                statistic,
                degrees,
                Math.min(1, pValue)));
    }

    private static double ratio(double numerator, double denominator) {
        if (denominator > 0) {
            return numerator / denominator;
        }
        return numerator == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, numerator);
    }
}
