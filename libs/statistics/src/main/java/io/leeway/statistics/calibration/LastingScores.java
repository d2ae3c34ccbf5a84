package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * What a window and those before it say together, trace by trace: the sum of up to {@value #MOST} scores over the square root
 * of how many there are. A small change that stays is as small in each window, and its scores add up; what is chance does not. A window
 * before counts for no more than the window itself, so that a change that is over is not told of those after it.
 */
final class LastingScores {

    /** So many windows, itself included, are taken together. More find what is smaller still, later. */
    static final int MOST = 3;

    private LastingScores() {}

    /** Of each chunk and those before it. They have a part in the mean that each is measured from, which makes sums smaller. */
    static double[][] ofChunks(double[][] scores) {
        double[][] lasting = new double[scores.length][];
        for (int chunk = 0; chunk < scores.length; chunk++) {
            lasting[chunk] =
                    sum(Arrays.asList(scores).subList(Math.max(0, chunk - MOST + 1), chunk + 1), -1.0 / scores.length);
        }
        return lasting;
    }

    /**
     * Of a window. All of its windows are measured from the same mean, whose error makes sums greater.
     *
     * @param scores of the windows, its own last
     * @param chunks that the mean is of
     */
    static double[] ofWindow(List<double[]> scores, int chunks) {
        return sum(scores.subList(Math.max(0, scores.size() - MOST), scores.size()), 1.0 / chunks);
    }

    /**
     * The sums in units of their deviation.
     *
     * @param covariance of two scores; the variance is 1
     */
    private static double[] sum(List<double[]> scores, double covariance) {
        double[] last = scores.getLast();
        double[] sums = new double[last.length];
        for (int trace = 0; trace < sums.length; trace++) {
            int count = 0;
            double sum = 0;
            for (double[] window : scores) {
                if (!Double.isNaN(window[trace])) {
                    sum += Math.min(window[trace], last[trace]);
                    count++;
                }
            }
            sums[trace] =
                    Double.isNaN(last[trace]) ? Double.NaN : sum / Math.sqrt(count * (1 + (count - 1) * covariance));
        }
        return sums;
    }
}
