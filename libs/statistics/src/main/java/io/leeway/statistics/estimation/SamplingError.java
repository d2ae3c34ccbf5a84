package io.leeway.statistics.estimation;

import java.util.Arrays;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * How much a metric of a binary classifier varies from batch to batch by chance alone: its standard error, learned on labelled
 * reference rows and scaled to the rows of a batch (NannyML's formulas).
 *
 * @param deviation the standard deviation of one relevant row's contribution
 * @param relevantShare the share of rows that are relevant to the metric, above 0
 */
public record SamplingError(double deviation, double relevantShare) {

    /** The standard error of the metric on a batch of so many rows. */
    public double forRows(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1 but is " + rows);
        }
        return deviation / Math.sqrt(rows * relevantShare);
    }

    /**
     * The counts of a labelled reference.
     *
     * @param truePositives rows positive and predicted so
     * @param falsePositives rows negative but predicted positive
     * @param falseNegatives rows positive but predicted negative
     * @param trueNegatives rows negative and predicted so
     */
    public record Counts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

        private double rows() {
            return (double) truePositives + falsePositives + falseNegatives + trueNegatives;
        }

        /** The error of accuracy; undefined without rows. */
        public Outcome<SamplingError> accuracy() {
            return share(truePositives + trueNegatives, (long) rows());
        }

        /** The error of precision; undefined if nothing was predicted positive. */
        public Outcome<SamplingError> precision() {
            return share(truePositives, truePositives + falsePositives);
        }

        /** The error of recall; undefined if nothing was positive. */
        public Outcome<SamplingError> recall() {
            return share(truePositives, truePositives + falseNegatives);
        }

        /** The error of specificity; undefined if nothing was negative. */
        public Outcome<SamplingError> specificity() {
            return share(trueNegatives, trueNegatives + falsePositives);
        }

        /** The error of F1; undefined if nothing was positive or predicted so. */
        public Outcome<SamplingError> f1() {
            double relevant = (double) truePositives + falsePositives + falseNegatives;
            return share(truePositives, (long) relevant).map(error -> {
                double factor = relevant / (truePositives + 0.5 * (falsePositives + falseNegatives));
                return new SamplingError(error.deviation * factor, error.relevantShare);
            });
        }

        /** The error of a share: each relevant row contributes 0 or 1. */
        private Outcome<SamplingError> share(long hits, long relevant) {
            if (relevant == 0) {
                return Outcome.undefined(Reason.TOO_FEW_VALUES);
            }
            double share = (double) hits / relevant;
            return Outcome.of(new SamplingError(Math.sqrt(share * (1 - share)), relevant / rows()));
        }
    }

    /**
     * The error of the area under the ROC curve: the variation of the share of negatives below each row of the rarer class.
     *
     * @param scores the model's own scores, before calibration, each in 0 to 1
     * @param positives whether the row is positive, one per score
     * @return undefined if only one class occurs
     * @throws IllegalArgumentException if the lengths differ or a score is out of range
     */
    public static Outcome<SamplingError> ofRocAuc(double[] scores, boolean[] positives) {
        ScoredLabels rows = new ScoredLabels(scores, positives);
        int positiveCount = rows.positiveCount();
        int size = rows.size();
        if (positiveCount == 0 || positiveCount == size) {
            return Outcome.undefined(Reason.SINGLE_CLASS);
        }
        boolean flipped = 2L * positiveCount > size;
        int rare = flipped ? size - positiveCount : positiveCount;
        int[] order = ScoreOrder.ascending(
                flipped ? Arrays.stream(scores).map(score -> 1 - score).toArray() : scores);
        double[] below = new double[rare];
        int found = 0;
        for (int rank = 0; rank < size; rank++) {
            // a row at rank 0 is left out, as NannyML's multiplication of rank by label loses it
            if (positives[order[rank]] != flipped && rank > 0) {
                below[found] = (double) (rank - found) / (size - rare);
                found++;
            }
        }
        return found == 0
                ? Outcome.undefined(Reason.TOO_FEW_VALUES)
                : Outcome.of(new SamplingError(deviation(below, found), (double) rare / size));
    }

    private static double deviation(double[] values, int size) {
        double mean = Arrays.stream(values, 0, size).sum() / size;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / size);
    }
}
