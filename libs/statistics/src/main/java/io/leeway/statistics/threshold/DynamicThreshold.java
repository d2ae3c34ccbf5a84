package io.leeway.statistics.threshold;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * A limit at k standard deviations from the mean of the metric's own history: it answers sudden change.
 *
 * @param k how many standard deviations, above 0
 * @param window the most recent values to look at, at least {@code minimum}
 * @param minimum the fewest values to learn from, at least 2
 * @param polarity the bad side
 * @param widening whether the limit allows for the shortness of the history
 */
public record DynamicThreshold(double k, int window, int minimum, Polarity polarity, Widening widening) {

    /** How the width follows from the history. */
    public enum Widening {
        /** Exactly k population standard deviations, as NannyML: too narrow for a short history. */
        NONE,
        /**
         * The prediction interval of the next value: Student's quantile of the coverage that k has for the normal
         * distribution, times the sample standard deviation, times {@code sqrt(1 + 1/n)}.
         */
        PREDICTION
    }

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Refuses values out of range. */
    public DynamicThreshold {
        if (!(k > 0 && Double.isFinite(k))) {
            throw new IllegalArgumentException("k must be above 0 but is " + k);
        }
        if (minimum < 2 || window < minimum) {
            throw new IllegalArgumentException("minimum must be at least 2 and window at least minimum");
        }
    }

    /** The default: 3 standard deviations, the last 30 values, at least 5, widened. */
    public static DynamicThreshold withDefaults(Polarity polarity) {
        return new DynamicThreshold(3, 30, 5, polarity, Widening.PREDICTION);
    }

    /**
     * The band that the next value should stay in. A history of equal values gives a band of no width, which any change
     * breaches.
     *
     * @param history the values so far, oldest first; undefined if there are fewer than {@code minimum}
     * @throws IllegalArgumentException if a value is not finite
     */
    public Outcome<ThresholdBand> learn(double[] history) {
        double[] recent = Arrays.copyOfRange(history, Math.max(0, history.length - window), history.length);
        for (double value : recent) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("history must be finite but holds " + value);
            }
        }
        if (recent.length < minimum) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double mean = Arrays.stream(recent).sum() / recent.length;
        double squares = 0;
        for (double value : recent) {
            squares += (value - mean) * (value - mean);
        }
        boolean constant = Arrays.stream(recent).allMatch(value -> value == recent[0]);
        double centre = constant ? recent[0] : mean;
        double population = constant ? 0 : Math.sqrt(squares / recent.length);
        double half = k * population;
        if (widening == Widening.PREDICTION) {
            half = predictionFactor(recent.length) * population;
        }
        if (!Double.isFinite(centre) || !Double.isFinite(half)) {
            return Outcome.undefined(Reason.NOT_FINITE);
        }
        return Outcome.of(new ThresholdBand(
                polarity == Polarity.HIGH_IS_BAD ? Double.NEGATIVE_INFINITY : centre - half,
                polarity == Polarity.LOW_IS_BAD ? Double.POSITIVE_INFINITY : centre + half,
                centre,
                population,
                recent.length));
    }

    /** What the population standard deviation is multiplied by; tends to k for a long history. */
    private double predictionFactor(int n) {
        double quantile = TDistribution.of(n - 1.0).inverseSurvivalProbability(NORMAL.survivalProbability(k));
        return quantile * Math.sqrt(n / (n - 1.0)) * Math.sqrt(1 + 1.0 / n);
    }
}
