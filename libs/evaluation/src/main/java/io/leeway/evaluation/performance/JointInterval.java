package io.leeway.evaluation.performance;

/**
 * Where a metric lies by chance, with room for all metrics that are judged together.
 *
 * @param higherIsBetter whether less is worse
 * @param value the metric's
 * @param lower the lower end of its own interval
 * @param upper the upper end
 * @param widening how many times wider than that chance is taken to reach
 */
record JointInterval(boolean higherIsBetter, double value, double lower, double upper, double widening) {

    /** Whether all of it is worse than another value. */
    boolean isWorseThan(double other) {
        return higherIsBetter ? value + widening * (upper - value) < other : value - widening * (value - lower) > other;
    }
}
