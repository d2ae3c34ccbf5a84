package io.leeway.statistics.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How much wider intervals have to be where several of them are looked at together. */
public final class JointConfidence {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private JointConfidence() {}

    /**
     * How many times further each of some intervals has to reach from its estimate, so that all of them hold together as
     * surely as one did alone: Bonferroni's inequality, with the quantiles of the normal distribution. 1 for a single one, or
     * none.
     *
     * @param intervals how many are looked at, at least 0
     * @param confidence of each alone, between 0 and 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double widening(long intervals, double confidence) {
        ConfidenceInterval.requireConfidence(confidence);
        if (intervals < 0) {
            throw new IllegalArgumentException("intervals must not be negative but is " + intervals);
        }
        double tail = (1 - confidence) / 2;
        return intervals < 2
                ? 1
                : NORMAL.inverseSurvivalProbability(tail / intervals) / NORMAL.inverseSurvivalProbability(tail);
    }
}
