package io.leeway.statistics.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * Wilson's score interval for a proportion (1927): accuracy, precision, recall, a rate of missing values. It keeps its
 * coverage for few trials and for proportions near 0 and 1, where the normal interval does not.
 */
public final class WilsonInterval {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private WilsonInterval() {}

    /**
     * The interval for an observed proportion; undefined without trials.
     *
     * @param successes from 0 to {@code trials}
     * @param trials at least 0
     * @param confidence between 0 and 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Outcome<ConfidenceInterval> of(long successes, long trials, double confidence) {
        ConfidenceInterval.requireConfidence(confidence);
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes must be in 0..trials");
        }
        if (trials == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        double z = NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
        double n = trials;
        double proportion = successes / n;
        double scale = 1 + z * z / n;
        double centre = (proportion + z * z / (2 * n)) / scale;
        double half = z / scale * Math.sqrt(proportion * (1 - proportion) / n + z * z / (4 * n * n));
        double lower = successes == 0 ? 0 : Math.max(0, centre - half);
        double upper = successes == trials ? 1 : Math.min(1, centre + half);
        return Outcome.of(new ConfidenceInterval(lower, upper, confidence));
    }
}
