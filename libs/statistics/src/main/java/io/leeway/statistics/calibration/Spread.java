package io.leeway.statistics.calibration;

/**
 * Where the values of a series lie, and how far a further one is from them.
 *
 * @param count how many values
 * @param mean their mean
 * @param deviation their standard deviation with divisor n - 1, at least {@link #LEAST}
 */
record Spread(int count, double mean, double deviation) {

    /** Beside a smaller deviation rounding would look unusual. */
    static final double LEAST = 0.05;

    /** The spread of the values that are there; NaN is none. At least two are. */
    static Spread of(double[] values) {
        return without(values, -1);
    }

    private static Spread without(double[] values, int index) {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != index && !Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != index && !Double.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        return new Spread(count, mean, Math.max(LEAST, Math.sqrt(squares / (count - 1))));
    }

    /** A further value in standard deviations of the difference from a mean that is itself an estimate. */
    double score(double value) {
        return (value - mean) / (deviation * Math.sqrt(1 + 1.0 / count));
    }

    /** The score of each value against all others; NaN where there is none. */
    static double[] scores(double[] values) {
        return scores(values, SpreadPrior.none());
    }

    /**
     * The score of each value against all others; NaN where there is none.
     *
     * @param prior what other series say of how much this one varies
     */
    static double[] scores(double[] values, SpreadPrior prior) {
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scores[i] = Double.isNaN(values[i])
                    ? Double.NaN
                    : prior.moderate(without(values, i)).score(values[i]);
        }
        return scores;
    }
}
