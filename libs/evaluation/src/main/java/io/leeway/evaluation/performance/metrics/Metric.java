package io.leeway.evaluation.performance.metrics;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.interval.ConfidenceInterval;

/**
 * A metric's value on some rows.
 *
 * @param name as in the contracts: {@code accuracy}, {@code rmse}, ...
 * @param higherIsBetter its polarity
 * @param value absent where these rows define none
 * @param lower lower end of its 99 % confidence interval, where it is computed
 * @param upper upper end, likewise
 */
public record Metric(
        MetricName name,
        boolean higherIsBetter,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper) {

    /** As strict as the default significance of drift: of a hundred batches at most one alarms by chance. */
    static final double CONFIDENCE = 0.99;

    static Metric score(MetricName name, Outcome<Double> value) {
        return new Metric(name, true, finite(value), null, null);
    }

    static Metric error(MetricName name, Outcome<Double> value) {
        return new Metric(name, false, finite(value), null, null);
    }

    /** The mean error, of which neither side is better: it is reported and never judged. */
    static Metric bias(MetricName name, double value) {
        return new Metric(name, false, Double.isFinite(value) ? value : null, null, null);
    }

    Metric within(Outcome<ConfidenceInterval> interval) {
        return interval.toOptional()
                .filter(found -> Double.isFinite(found.lower()) && Double.isFinite(found.upper()))
                .map(found -> new Metric(name, higherIsBetter, value, found.lower(), found.upper()))
                .orElse(this);
    }

    private static @Nullable Double finite(Outcome<Double> value) {
        return value.toOptional().filter(Double::isFinite).orElse(null);
    }
}
