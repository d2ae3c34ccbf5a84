package io.leeway.statistics.estimation;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The performance of a binary classifier that its calibrated probabilities lead one to expect, without labels:
 * confidence-based performance estimation (NannyML's CBPE). Holds while the probabilities stay calibrated, so not under
 * concept drift.
 *
 * @param truePositives the expected true positives: the sum of the probabilities of the rows predicted positive
 * @param falsePositives the expected false positives
 * @param falseNegatives the expected false negatives
 * @param trueNegatives the expected true negatives
 * @param rocAuc the expected area under the ROC curve; undefined if only one class is expected
 */
public record EstimatedPerformance(
        double truePositives,
        double falsePositives,
        double falseNegatives,
        double trueNegatives,
        Outcome<Double> rocAuc) {

    private static final double ROUNDED_TO = 1e5;

    /**
     * The expected performance; undefined without rows.
     *
     * @param calibrated the probability of the positive class, each in 0 to 1
     * @param scores the model's own scores, which order the rows for the curve, one per row and finite
     * @param predicted whether the row is predicted positive, one per row
     * @throws IllegalArgumentException if the lengths differ or a number is out of range
     */
    public static Outcome<EstimatedPerformance> estimate(double[] calibrated, double[] scores, boolean[] predicted) {
        if (calibrated.length != scores.length || calibrated.length != predicted.length) {
            throw new IllegalArgumentException("calibrated, scores and predicted must be of one length");
        }
        if (calibrated.length == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        double truePositives = 0;
        double falsePositives = 0;
        double falseNegatives = 0;
        double trueNegatives = 0;
        for (int i = 0; i < calibrated.length; i++) {
            double probability = calibrated[i];
            if (!(probability >= 0 && probability <= 1) || !Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("calibrated must be in 0..1 and scores finite");
            }
            if (predicted[i]) {
                truePositives += probability;
                falsePositives += 1 - probability;
            } else {
                falseNegatives += probability;
                trueNegatives += 1 - probability;
            }
        }
        return Outcome.of(new EstimatedPerformance(
                truePositives, falsePositives, falseNegatives, trueNegatives, area(calibrated, scores)));
    }

    /**
     * The trapezoids under the expected curve, rows in descending order of the score; the expected counts are rounded to five
     * places, as NannyML does.
     */
    private static Outcome<Double> area(double[] calibrated, double[] scores) {
        int[] order = ScoreOrder.ascending(scores);
        double sum = 0;
        double area = 0;
        double lastPositives = 0;
        double lastNegatives = 0;
        for (int rank = 0; rank < order.length; rank++) {
            sum += calibrated[order[order.length - 1 - rank]];
            double positives = round(sum);
            double negatives = round(rank + 1 - sum);
            area += (negatives - lastNegatives) * (positives + lastPositives) / 2;
            lastPositives = positives;
            lastNegatives = negatives;
        }
        if (lastPositives <= 0 || lastNegatives <= 0) {
            return Outcome.undefined(Reason.SINGLE_CLASS);
        }
        return Outcome.of(area / (lastPositives * lastNegatives));
    }

    private static double round(double value) {
        return Math.rint(value * ROUNDED_TO) / ROUNDED_TO;
    }

    /** The rows, which the expected counts add up to. */
    public double rows() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** The expected accuracy. */
    public double accuracy() {
        return (truePositives + trueNegatives) / rows();
    }

    /** The expected precision; 0 if nothing is predicted positive. */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** The expected recall; 0 if no positive is expected. */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** The expected F1; 0 if neither exists. */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** The expected specificity; undefined if no negative is expected. */
    public Outcome<Double> specificity() {
        double negatives = trueNegatives + falsePositives;
        return negatives == 0 ? Outcome.undefined(Reason.NO_NEGATIVES) : Outcome.of(trueNegatives / negatives);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
