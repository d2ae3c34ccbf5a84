package io.leeway.statistics.estimation;

import java.util.SplittableRandom;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.metric.ClassificationAccumulator;

/**
 * Whether scores are probabilities: the expected calibration error, and whether isotonic calibration lowers it on rows it was
 * not fitted on. NannyML's rule: ten stratified 90/10 splits; no calibration for one class only or an almost perfect ranking.
 */
public final class CalibrationCheck {

    private static final int BINS = 10;
    private static final int SPLITS = 10;
    private static final double TEST_SHARE = 0.1;
    private static final double PERFECT_RANKING = 0.999;

    private CalibrationCheck() {}

    /**
     * The expected calibration error over ten bins of equally many rows in the order of the score, the last bin taking the rest.
     * Fewer than 21 rows make bins of two; undefined below four rows.
     *
     * @param scores each in 0 to 1
     * @param positives whether the row is positive, one per score
     * @throws IllegalArgumentException if the lengths differ or a score is out of range
     */
    public static Outcome<Double> equalCountError(double[] scores, boolean[] positives) {
        return equalCountError(new ScoredLabels(scores, positives));
    }

    private static Outcome<Double> equalCountError(ScoredLabels rows) {
        int bins = rows.size() <= 2 * BINS ? rows.size() / 2 : BINS;
        if (bins < 2) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        int[] order = ScoreOrder.ascending(rows.scores());
        int width = rows.size() / bins;
        int slices = rows.size() / width;
        double error = 0;
        for (int slice = 0; slice < slices; slice++) {
            int to = slice == slices - 1 ? rows.size() : (slice + 1) * width;
            double gap = 0;
            for (int i = slice * width; i < to; i++) {
                gap += rows.scores()[order[i]] - (rows.positives()[order[i]] ? 1 : 0);
            }
            error += Math.abs(gap);
        }
        return Outcome.of(error / rows.size());
    }

    /**
     * Whether isotonic calibration helps; undefined without rows, or with too few of a class to set some apart.
     *
     * @param scores each in 0 to 1
     * @param positives whether the row is positive, one per score
     * @param seed the seed of the splits
     * @throws IllegalArgumentException if the lengths differ or a score is out of range
     */
    public static Outcome<Boolean> needsCalibration(double[] scores, boolean[] positives, long seed) {
        ScoredLabels rows = new ScoredLabels(scores, positives);
        if (rows.size() == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        int positiveCount = rows.positiveCount();
        if (positiveCount == 0 || positiveCount == rows.size() || ranking(rows) > PERFECT_RANKING) {
            return Outcome.of(false);
        }
        int rarest = Math.min(positiveCount, rows.size() - positiveCount);
        if (rarest < 2 || rows.size() * TEST_SHARE < 2) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        return compareErrors(rows, new SplittableRandom(seed));
    }

    private static Outcome<Boolean> compareErrors(ScoredLabels rows, SplittableRandom random) {
        StratifiedSplit split = new StratifiedSplit(rows, TEST_SHARE);
        int tested = split.testSize() * SPLITS;
        double[] raw = new double[tested];
        double[] calibrated = new double[tested];
        boolean[] labels = new boolean[tested];
        for (int round = 0; round < SPLITS; round++) {
            split.shuffle(random);
            ScoredLabels train = rows.rows(split.train());
            ScoredLabels test = rows.rows(split.test());
            IsotonicRegression regression = IsotonicRegression.fit(train.scores(), train.outcomes());
            int offset = round * split.testSize();
            System.arraycopy(test.scores(), 0, raw, offset, test.size());
            System.arraycopy(regression.predict(test.scores()), 0, calibrated, offset, test.size());
            System.arraycopy(test.positives(), 0, labels, offset, test.size());
        }
        ScoredLabels before = new ScoredLabels(raw, labels);
        return equalCountError(before).flatMap(rawError -> equalCountError(before.withScores(calibrated))
                .map(calibratedError -> rawError > calibratedError));
    }

    private static double ranking(ScoredLabels rows) {
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("negative", "positive");
        for (int i = 0; i < rows.size(); i++) {
            int label = rows.positives()[i] ? 1 : 0;
            accumulator.add(label, label, rows.scores()[i]);
        }
        return accumulator.metrics().orElseThrow().rocAuc().orElseThrow();
    }
}
