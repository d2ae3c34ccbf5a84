package io.leeway.evaluation.performance.metrics;

/** Rows whose true value is known; iterated once per computation. */
public sealed interface LabelledRows {

    /** How many there are. */
    int size();

    /**
     * Rows of a classifier.
     *
     * @param truth the true class of each row
     * @param predicted the predicted class of each row
     * @param probability of the positive class, NaN where unknown; empty when the model gives none
     */
    record Classified(String[] truth, String[] predicted, double[] probability) implements LabelledRows {
        @Override
        public int size() {
            return truth.length;
        }
    }

    /**
     * Rows of a regressor.
     *
     * @param truth the true value of each row
     * @param predicted the predicted value of each row
     */
    record Regressed(double[] truth, double[] predicted) implements LabelledRows {
        @Override
        public int size() {
            return truth.length;
        }
    }
}
