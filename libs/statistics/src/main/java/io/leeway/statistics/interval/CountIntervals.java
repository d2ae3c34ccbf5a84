package io.leeway.statistics.interval;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * Intervals of metrics that are made of counts, which hold for few rows and at 0 and 1, where resampling rows that are all
 * alike gives an interval of no width.
 */
public final class CountIntervals {

    private CountIntervals() {}

    /**
     * The interval of a class's F1. Of the rows that are of the class or predicted as it, a share J is both, and F1 is
     * {@code 2 J / (1 + J)}: the interval is Wilson's for J, carried over. Undefined if the class neither occurs nor is
     * predicted.
     *
     * @param hits rows of the class that are predicted as it
     * @param misses rows of the class that are not
     * @param falseAlarms rows of other classes that are predicted as it
     * @throws IllegalArgumentException if a count is negative or the confidence not between 0 and 1
     */
    public static Outcome<ConfidenceInterval> f1(long hits, long misses, long falseAlarms, double confidence) {
        return WilsonInterval.of(hits, Math.addExact(hits, Math.addExact(misses, falseAlarms)), confidence)
                .map(shared -> new ConfidenceInterval(
                        2 * shared.lower() / (1 + shared.lower()),
                        2 * shared.upper() / (1 + shared.upper()),
                        confidence));
    }

    /**
     * One term of a mean.
     *
     * @param value its value
     * @param weight its weight, at least 0
     * @param interval its own interval
     */
    public record Term(double value, double weight, ConfidenceInterval interval) {}

    /**
     * The interval of a weighted mean of values that are known independently of each other, from their own intervals: the
     * distances to their ends are added as the sides of right angles are (the method of variance estimates recovery, Zou and
     * Donner, Statistics in Medicine 27, 2008). Undefined without terms or where all weights are 0.
     *
     * @throws IllegalArgumentException if the intervals' confidences differ
     */
    public static Outcome<ConfidenceInterval> mean(List<Term> terms) {
        return mean(terms, Math::hypot);
    }

    /**
     * The interval of a weighted mean of values that move together, as the F1 of classes: what one class loses are false
     * alarms of another, so that all are low in the same samples. The distances to the ends are added as they are. Undefined
     * without terms or where all weights are 0.
     *
     * @throws IllegalArgumentException if the intervals' confidences differ
     */
    public static Outcome<ConfidenceInterval> meanOfDependent(List<Term> terms) {
        return mean(terms, Double::sum);
    }

    private static Outcome<ConfidenceInterval> mean(List<Term> terms, DoubleBinaryOperator added) {
        double weights = terms.stream().mapToDouble(Term::weight).sum();
        if (terms.isEmpty() || weights == 0) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double confidence = terms.getFirst().interval().confidence();
        double mean = 0;
        double below = 0;
        double above = 0;
        for (Term term : terms) {
            if (term.interval().confidence() != confidence) {
                throw new IllegalArgumentException("intervals must have one confidence");
            }
            double share = term.weight() / weights;
            mean += share * term.value();
            below = added.applyAsDouble(
                    below, share * (term.value() - term.interval().lower()));
            above = added.applyAsDouble(above, share * (term.interval().upper() - term.value()));
        }
        return Outcome.of(new ConfidenceInterval(mean - below, mean + above, confidence));
    }
}
