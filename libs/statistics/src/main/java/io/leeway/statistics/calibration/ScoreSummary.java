package io.leeway.statistics.calibration;

/** The greatest and the mean of the scores of one window or chunk, of those that are there. */
final class ScoreSummary {

    private int count;
    private double sum;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** Of these scores; NaN is none. */
    static ScoreSummary of(double[] scores) {
        ScoreSummary summary = new ScoreSummary();
        for (double score : scores) {
            summary.add(score);
        }
        return summary;
    }

    /** Takes the next score; NaN is none. */
    private void add(double score) {
        if (!Double.isNaN(score)) {
            count++;
            sum += score;
            greatest = Math.max(greatest, score);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The greatest; NaN without one. */
    double greatest() {
        return count == 0 ? Double.NaN : greatest;
    }

    /** The mean; NaN without one. */
    double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }
}
