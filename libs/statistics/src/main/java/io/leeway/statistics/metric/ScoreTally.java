package io.leeway.statistics.metric;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/** The scores given to one class, apart for rows of the class and other rows, and what is computed from them. */
final class ScoreTally {

    private final GrowingDoubles positives = new GrowingDoubles();
    private final GrowingDoubles negatives = new GrowingDoubles();
    private boolean probabilities = true;

    void add(boolean positive, double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite but is " + score);
        }
        probabilities &= score >= 0 && score <= 1;
        (positive ? positives : negatives).add(score);
    }

    void addAll(ScoreTally other) {
        positives.addAll(other.positives);
        negatives.addAll(other.negatives);
        probabilities &= other.probabilities;
    }

    long size() {
        return (long) positives.size() + negatives.size();
    }

    /** The probability that a positive row scores higher than a negative one, ties counting half. */
    Outcome<Double> rocAuc() {
        return bothClasses().map(curve -> {
            double concordant = 0;
            for (int step = 0; step < curve.steps(); step++) {
                // negatives below this score count whole, those at it half
                double below = curve.negatives.size() - curve.negativesAtLeast(step);
                concordant += curve.positivesAt(step) * (below + 0.5 * curve.negativesAt(step));
            }
            return concordant / ((double) curve.positives.size() * curve.negatives.size());
        });
    }

    /** Average precision: the sum over the scores, from the highest, of the gain in recall times the precision there. */
    Outcome<Double> averagePrecision() {
        if (size() == 0) {
            return Outcome.undefined(Reason.NO_SCORES);
        }
        if (positives.size() == 0) {
            return Outcome.undefined(Reason.NO_POSITIVES);
        }
        Curve curve = curve();
        double sum = 0;
        for (int step = 0; step < curve.steps(); step++) {
            double found = curve.positivesAtLeast(step);
            double precision = found / (found + curve.negativesAtLeast(step));
            sum += curve.positivesAt(step) * precision;
        }
        return Outcome.of(sum / curve.positives.size());
    }

    Outcome<Double> brier() {
        return requireProbabilities().map(tally -> {
            double sum = 0;
            for (int i = 0; i < positives.size(); i++) {
                sum += (1 - positives.get(i)) * (1 - positives.get(i));
            }
            for (int i = 0; i < negatives.size(); i++) {
                sum += negatives.get(i) * negatives.get(i);
            }
            return sum / size();
        });
    }

    Outcome<Double> logLoss() {
        return requireProbabilities().map(tally -> {
            double sum = 0;
            for (int i = 0; i < positives.size(); i++) {
                sum -= Math.log(LogLoss.clip(positives.get(i)));
            }
            for (int i = 0; i < negatives.size(); i++) {
                sum -= Math.log(1 - LogLoss.clip(negatives.get(i)));
            }
            return sum / size();
        });
    }

    /** The expected calibration error over ten bins of equal width. */
    Outcome<Double> calibrationError() {
        return requireProbabilities().map(tally -> CalibrationError.equalWidth(positives, negatives));
    }

    private Outcome<ScoreTally> requireProbabilities() {
        if (size() == 0) {
            return Outcome.undefined(Reason.NO_SCORES);
        }
        return probabilities ? Outcome.of(this) : Outcome.undefined(Reason.NOT_PROBABILITIES);
    }

    private Outcome<Curve> bothClasses() {
        if (size() == 0) {
            return Outcome.undefined(Reason.NO_SCORES);
        }
        if (positives.size() == 0 || negatives.size() == 0) {
            return Outcome.undefined(Reason.SINGLE_CLASS);
        }
        return Outcome.of(curve());
    }

    private Curve curve() {
        return new Curve(
                NumericProfile.of(positives.toArray()).sample(),
                NumericProfile.of(negatives.toArray()).sample());
    }

    /** The scores that positive rows have, in steps from the highest. */
    private record Curve(SortedSample positives, SortedSample negatives) {

        int steps() {
            return positives.points();
        }

        private int point(int step) {
            return positives.points() - 1 - step;
        }

        long positivesAt(int step) {
            return positives.count(point(step));
        }

        long positivesAtLeast(int step) {
            return positives.size() - positives.countOfFirst(point(step));
        }

        long negativesAtLeast(int step) {
            return negatives.size() - negatives.countBelow(positives.value(point(step)));
        }

        long negativesAt(int step) {
            double score = positives.value(point(step));
            return negatives.countAtMost(score) - negatives.countBelow(score);
        }
    }
}
