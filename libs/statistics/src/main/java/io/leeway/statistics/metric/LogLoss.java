package io.leeway.statistics.metric;

/** The clipping of probabilities before a logarithm. */
final class LogLoss {

    private static final double EPSILON = Math.ulp(1.0);

    private LogLoss() {}

    static double clip(double probability) {
        return Math.clamp(probability, EPSILON, 1 - EPSILON);
    }

    /** The loss of one row: minus the logarithm of its class's probability after clipping and renormalising. */
    static double of(double[] probabilities, int truth) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += clip(probability);
        }
        return -Math.log(clip(probabilities[truth]) / sum);
    }
}
