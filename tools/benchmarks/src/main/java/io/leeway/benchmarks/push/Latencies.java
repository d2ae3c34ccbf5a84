package io.leeway.benchmarks.push;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How long something took, over many times that it was done; all in milliseconds.
 *
 * @param median half of them took no longer
 * @param p90 nine of ten
 * @param p99 99 of 100
 * @param longest the longest one
 */
record Latencies(double median, double p90, double p99, double longest) {

    /** Of at least one. */
    static Latencies of(DoubleStream millis) {
        List<Double> sorted = millis.sorted().boxed().toList();
        return new Latencies(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), sorted.getLast());
    }

    /** The smallest that so large a share of them does not exceed. */
    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
