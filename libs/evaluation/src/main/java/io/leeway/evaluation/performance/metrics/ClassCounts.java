package io.leeway.evaluation.performance.metrics;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.ConfidenceInterval;
import io.leeway.statistics.interval.CountIntervals;
import io.leeway.statistics.interval.WilsonInterval;
import io.leeway.statistics.metric.ConfusionMatrix;

/**
 * One class of a confusion matrix. What would divide by nothing is undefined, with the reason, and not 0: a batch without a
 * row of a class says nothing of how well it is found.
 *
 * @param matrix the counts
 * @param label the class, by index
 */
record ClassCounts(ConfusionMatrix matrix, int label) {

    private long hits() {
        return matrix.count(label, label);
    }

    /** The rows of the class. */
    long support() {
        return matrix.support(label);
    }

    String name() {
        return matrix.labels().get(label);
    }

    /** Undefined where no row is of the class. */
    Outcome<Double> f1() {
        return support() == 0 ? Outcome.undefined(Reason.NO_POSITIVES) : Outcome.of(matrix.f1(label));
    }

    /** Undefined where no row is predicted as the class. */
    Outcome<Double> precision() {
        return matrix.predicted(label) == 0
                ? Outcome.undefined(Reason.NOT_PREDICTED)
                : Outcome.of(matrix.precision(label));
    }

    /** Undefined where no row is of the class. */
    Outcome<Double> recall() {
        return support() == 0 ? Outcome.undefined(Reason.NO_POSITIVES) : Outcome.of(matrix.recall(label));
    }

    Outcome<ConfidenceInterval> f1Interval() {
        return CountIntervals.f1(hits(), support() - hits(), matrix.predicted(label) - hits(), Metric.CONFIDENCE);
    }

    Outcome<ConfidenceInterval> precisionInterval() {
        return WilsonInterval.of(hits(), matrix.predicted(label), Metric.CONFIDENCE);
    }

    Outcome<ConfidenceInterval> recallInterval() {
        return WilsonInterval.of(hits(), support(), Metric.CONFIDENCE);
    }
}
