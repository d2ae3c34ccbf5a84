package io.leeway.statistics.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The interval of an area under the ROC curve that holds for few rows of a class and near 0 and 1: all areas that the
 * observed one does not contradict, with the variance that each of them would have.
 *
 * <p>Source: Newcombe, Statistics in Medicine 25 (2006), method 5, on the variance of Hanley and McNeil (1982).
 */
public final class AucInterval {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int STEPS = 60;

    private AucInterval() {}

    /**
     * The interval; undefined without a row of either class.
     *
     * @param area the observed area, 0 to 1
     * @param positives rows of the positive class
     * @param negatives the other rows
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Outcome<ConfidenceInterval> of(double area, long positives, long negatives, double confidence) {
        ConfidenceInterval.requireConfidence(confidence);
        if (!(area >= 0 && area <= 1) || positives < 0 || negatives < 0) {
            throw new IllegalArgumentException("the area must be in 0..1, the counts not negative");
        }
        if (positives == 0 || negatives == 0) {
            return Outcome.undefined(positives == 0 ? Reason.NO_POSITIVES : Reason.NO_NEGATIVES);
        }
        double z = NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
        return Outcome.of(new ConfidenceInterval(
                end(area, 0, z, positives, negatives), end(area, 1, z, positives, negatives), confidence));
    }

    /** Halves the way from the observed area to 0 or 1 until the area is z deviations away. */
    private static double end(double area, double limit, double z, double positives, double negatives) {
        double near = area;
        double far = limit;
        for (int step = 0; step < STEPS; step++) {
            double middle = (near + far) / 2;
            if (Math.abs(middle - area) <= z * deviation(middle, positives, negatives)) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return near;
    }

    private static double deviation(double area, double positives, double negatives) {
        double extra = (positives + negatives) / 2 - 1;
        return Math.sqrt(area
                * (1 - area)
                * (1 + extra * (1 - area) / (2 - area) + extra * area / (1 + area))
                / (positives * negatives));
    }
}
