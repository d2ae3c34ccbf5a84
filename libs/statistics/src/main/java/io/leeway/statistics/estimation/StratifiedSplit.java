package io.leeway.statistics.estimation;

import java.util.SplittableRandom;

/** Splits rows at random into train and test, each with the same share of positives. */
final class StratifiedSplit {

    private final int[] positives;
    private final int[] negatives;
    private final int testPositives;
    private final int testNegatives;

    /** At least one row of each class goes to the test part. */
    StratifiedSplit(ScoredLabels rows, double testShare) {
        positives = new int[rows.positiveCount()];
        negatives = new int[rows.size() - positives.length];
        int positive = 0;
        int negative = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.positives()[i]) {
                positives[positive++] = i;
            } else {
                negatives[negative++] = i;
            }
        }
        testPositives = (int) Math.max(1, Math.round(positives.length * testShare));
        testNegatives = (int) Math.max(1, Math.round(negatives.length * testShare));
    }

    int testSize() {
        return testPositives + testNegatives;
    }

    void shuffle(SplittableRandom random) {
        shuffle(positives, random);
        shuffle(negatives, random);
    }

    private static void shuffle(int[] indexes, SplittableRandom random) {
        for (int i = indexes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = indexes[i];
            indexes[i] = indexes[other];
            indexes[other] = swap;
        }
    }

    int[] test() {
        int[] test = new int[testSize()];
        System.arraycopy(positives, 0, test, 0, testPositives);
        System.arraycopy(negatives, 0, test, testPositives, testNegatives);
        return test;
    }

    int[] train() {
        int trainPositives = positives.length - testPositives;
        int trainNegatives = negatives.length - testNegatives;
        int[] train = new int[trainPositives + trainNegatives];
        System.arraycopy(positives, testPositives, train, 0, trainPositives);
        System.arraycopy(negatives, testNegatives, train, trainPositives, trainNegatives);
        return train;
    }
}
