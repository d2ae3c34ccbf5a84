package io.leeway.statistics.metric;

/** The expected calibration error of predicted probabilities. */
final class CalibrationError {

    private static final int BINS = 10;

    private CalibrationError() {}

    /** The mean absolute gap between the mean probability and the share of positives in ten bins of equal width. */
    static double equalWidth(GrowingDoubles positives, GrowingDoubles negatives) {
        double[] sums = new double[BINS];
        long[] hits = new long[BINS];
        for (int i = 0; i < positives.size(); i++) {
            int bin = bin(positives.get(i));
            sums[bin] += positives.get(i);
            hits[bin]++;
        }
        for (int i = 0; i < negatives.size(); i++) {
            sums[bin(negatives.get(i))] += negatives.get(i);
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sums[bin] - hits[bin]);
        }
        return error / ((long) positives.size() + negatives.size());
    }

    private static int bin(double probability) {
        return (int) Math.min(BINS - 1, Math.floor(probability * BINS));
    }
}
