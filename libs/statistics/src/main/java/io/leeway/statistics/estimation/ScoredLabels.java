package io.leeway.statistics.estimation;

/**
 * Scores of the positive class with the true labels, one of each per row; the arrays are not copied.
 *
 * @param scores each in 0 to 1
 * @param positives whether the row is positive
 */
record ScoredLabels(double[] scores, boolean[] positives) {

    ScoredLabels {
        if (scores.length != positives.length) {
            throw new IllegalArgumentException("scores and labels must be of one length");
        }
        for (double score : scores) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("scores must be in 0..1 but one is " + score);
            }
        }
    }

    int size() {
        return scores.length;
    }

    int positiveCount() {
        int count = 0;
        for (boolean positive : positives) {
            count += positive ? 1 : 0;
        }
        return count;
    }

    ScoredLabels rows(int[] indexes) {
        double[] someScores = new double[indexes.length];
        boolean[] somePositives = new boolean[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            someScores[i] = scores[indexes[i]];
            somePositives[i] = positives[indexes[i]];
        }
        return new ScoredLabels(someScores, somePositives);
    }

    ScoredLabels withScores(double[] others) {
        return new ScoredLabels(others, positives);
    }

    double[] outcomes() {
        double[] outcomes = new double[positives.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = positives[i] ? 1 : 0;
        }
        return outcomes;
    }
}
