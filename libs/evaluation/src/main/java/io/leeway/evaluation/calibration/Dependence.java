package io.leeway.evaluation.calibration;

import java.util.Map;

import io.leeway.statistics.calibration.AutocorrelationTime;

/**
 * How the rows of a reference depend on each other.
 *
 * @param rows how many rows were looked at, the latest ones
 * @param times the {@linkplain AutocorrelationTime autocorrelation time} of each column, 1 at least; a column with too few values
 *     has none
 */
public record Dependence(long rows, Map<String, Double> times) {

    /** Copies the times. */
    public Dependence {
        times = Map.copyOf(times);
    }

    /** Nobody has looked. */
    public static Dependence unknown() {
        return new Dependence(0, Map.of());
    }
}
