package io.leeway.evaluation.profiles;

import java.util.HashSet;
import java.util.Set;

/**
 * What {@link OutputCheck} found of a classifier's outputs.
 *
 * @param predicted the classes that are predicted, the first thousand
 * @param truth the classes of the true values, likewise; empty where there are none
 * @param positiveSum the sum of the positive class's probability over the rows where it is predicted
 * @param positiveRows how many these are
 * @param negativeSum likewise over the rows where it is not predicted
 * @param negativeRows how many these are
 * @param withProbabilities rows that have a probability for every class
 * @param notSummingToOne those of them whose probabilities do not sum to one
 */
public record OutputFindings(
        Set<String> predicted,
        Set<String> truth,
        double positiveSum,
        long positiveRows,
        double negativeSum,
        long negativeRows,
        long withProbabilities,
        long notSummingToOne) {

    /** The most classes of each set that are named. */
    public static final int MOST_CLASSES = 1_000;

    private static final OutputFindings NONE = new OutputFindings(Set.of(), Set.of(), 0, 0, 0, 0, 0, 0);

    /** Fewer rows say nothing of a mean. */
    private static final long LEAST_ROWS = 5;

    /** Copies the sets. */
    public OutputFindings {
        predicted = Set.copyOf(predicted);
        truth = Set.copyOf(truth);
    }

    /** Nothing is known. */
    public static OutputFindings none() {
        return NONE;
    }

    /** The mean probability of the positive class where it is predicted; NaN where it never is. */
    public double positiveMean() {
        return positiveSum / positiveRows;
    }

    /** The mean probability of the positive class where it is not predicted; NaN where it always is. */
    public double negativeMean() {
        return negativeSum / negativeRows;
    }

    /** Whether the probability is lower where the positive class is predicted than where it is not. */
    public boolean pointsTheOtherWay() {
        return positiveRows >= LEAST_ROWS && negativeRows >= LEAST_ROWS && positiveMean() < negativeMean();
    }

    /** The share of rows whose probabilities do not sum to one, 0 to 1. */
    public double shareNotSummingToOne() {
        return withProbabilities == 0 ? 0 : (double) notSummingToOne / withProbabilities;
    }

    /** What is found of the rows of both. */
    OutputFindings merge(OutputFindings other) {
        return new OutputFindings(
                union(predicted, other.predicted),
                union(truth, other.truth),
                positiveSum + other.positiveSum,
                positiveRows + other.positiveRows,
                negativeSum + other.negativeSum,
                negativeRows + other.negativeRows,
                withProbabilities + other.withProbabilities,
                notSummingToOne + other.notSummingToOne);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        other.stream().sorted().takeWhile(label -> union.size() < MOST_CLASSES).forEach(union::add);
        return union;
    }
}
