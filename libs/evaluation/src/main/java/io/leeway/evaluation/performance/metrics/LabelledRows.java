package io.leeway.evaluation.performance.metrics;

import java.util.Arrays;

/** Rows whose true value is known; iterated once per computation. */
public sealed interface LabelledRows extends LabelledData {

    /** How many there are. */
    int size();

    @Override
    default long count() {
        return size();
    }

    /** The rows at these positions, in their order. */
    LabelledRows select(int[] positions);

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

        @Override
        public Classified select(int[] positions) {
            return new Classified(
                    words(truth, positions),
                    words(predicted, positions),
                    probability.length == 0 ? probability : at(probability, positions));
        }

        private static String[] words(String[] words, int[] positions) {
            return Arrays.stream(positions).mapToObj(row -> words[row]).toArray(String[]::new);
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

        @Override
        public Regressed select(int[] positions) {
            return new Regressed(at(truth, positions), at(predicted, positions));
        }
    }

    private static double[] at(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(row -> values[row]).toArray();
    }
}
