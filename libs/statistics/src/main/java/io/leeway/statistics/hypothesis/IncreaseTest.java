package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

import io.leeway.statistics.Outcome;

/**
 * The one-sided test that a proportion has grown: Fisher's exact test while the counts are small, where the normal
 * approximation of {@link ProportionTest} calls a single odd row significant, and that approximation beyond.
 *
 * <p>Source: Fisher, The Design of Experiments (1935); the tail is that of the hypergeometric distribution, as R's
 * {@code fisher.test(alternative = "less")} on the table with the reference first.
 */
public final class IncreaseTest {

    /** Successes of both sides together up to which the test is exact. */
    public static final long EXACT_UP_TO = 1_000;

    private IncreaseTest() {}

    /**
     * The probability of at least so many current successes when nothing has changed; undefined if a side has no trials.
     * The statistic is the difference of the shares.
     *
     * @throws IllegalArgumentException if successes are not in 0 to the trials
     */
    public static Outcome<TestResult> compare(
            long referenceSuccesses, long referenceTrials, long currentSuccesses, long currentTrials) {
        return ProportionTest.compare(referenceSuccesses, referenceTrials, currentSuccesses, currentTrials)
                .map(normal -> {
                    double difference =
                            (double) currentSuccesses / currentTrials - (double) referenceSuccesses / referenceTrials;
                    long successes = referenceSuccesses + currentSuccesses;
                    long trials = referenceTrials + currentTrials;
                    boolean exact = successes <= EXACT_UP_TO && trials <= Integer.MAX_VALUE;
                    double pValue = exact
                            ? tail((int) trials, (int) successes, (int) currentTrials, (int) currentSuccesses)
                            : difference > 0 ? normal.pValue() / 2 : 1 - normal.pValue() / 2;
                    return new TestResult(difference, pValue, exact, 0);
                });
    }

    private static double tail(int trials, int successes, int sample, int atLeast) {
        return atLeast == 0
                ? 1
                : HypergeometricDistribution.of(trials, successes, sample).survivalProbability(atLeast - 1);
    }
}
