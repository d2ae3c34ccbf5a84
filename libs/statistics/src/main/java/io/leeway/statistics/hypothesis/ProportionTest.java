package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.BinnedCounts;

/** The two-sided z test that a proportion is the same on both sides, with the pooled variance. */
public final class ProportionTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private ProportionTest() {}

    /**
     * The test of two observed proportions; undefined if a side has no trials. If all trials of both sides agree nothing can
     * differ: the statistic is 0 and the p-value 1.
     *
     * @throws IllegalArgumentException if successes are not in 0 to the trials
     */
    public static Outcome<TestResult> compare(
            long referenceSuccesses, long referenceTrials, long currentSuccesses, long currentTrials) {
        if (referenceSuccesses < 0
                || referenceSuccesses > referenceTrials
                || currentSuccesses < 0
                || currentSuccesses > currentTrials) {
            throw new IllegalArgumentException("successes must be in 0..trials");
        }
        if (referenceTrials == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        if (currentTrials == 0) {
            return Outcome.undefined(Reason.CURRENT_EMPTY);
        }
        double reference = (double) referenceSuccesses / referenceTrials;
        double current = (double) currentSuccesses / currentTrials;
        double pooled = ((double) referenceSuccesses + currentSuccesses) / ((double) referenceTrials + currentTrials);
        double variance = pooled * (1 - pooled) * (1.0 / referenceTrials + 1.0 / currentTrials);
        if (variance == 0) {
            return Outcome.of(new TestResult(0, 1, false, 0));
        }
        double z = (reference - current) / Math.sqrt(variance);
        return Outcome.of(new TestResult(z, 2 * NORMAL.survivalProbability(Math.abs(z)), false, 0));
    }

    /** The test of the first bin's share; undefined unless there are one or two bins. */
    public static Outcome<TestResult> of(BinnedCounts counts) {
        if (counts.bins() > 2) {
            return Outcome.undefined(Reason.NOT_BINARY);
        }
        return compare(counts.reference(0), counts.referenceTotal(), counts.current(0), counts.currentTotal());
    }
}
