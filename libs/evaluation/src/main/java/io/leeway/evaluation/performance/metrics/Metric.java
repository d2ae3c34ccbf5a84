package io.leeway.evaluation.performance.metrics;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.ConfidenceInterval;

/**
 * A metric's value on some rows.
 *
 * @param name as in the contracts: {@code accuracy}, {@code rmse}, ...
 * @param higherIsBetter its polarity
 * @param value absent where these rows define none
 * @param lower lower end of its 99 % confidence interval, where it is computed
 * @param upper upper end, likewise
 * @param remark why there is no value, or what it leaves out; absent where there is nothing to say
 */
public record Metric(
        MetricName name,
        boolean higherIsBetter,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable String remark) {

    /** As strict as the default significance of drift: of a hundred batches at most one alarms by chance. */
    public static final double CONFIDENCE = 0.99;

    /** Rows of the rarest class that resampling needs. */
    static final long LEAST_RESAMPLED = 10;

    /** Why a metric has no interval, and is reported without being judged. */
    static String tooFew(long rarest) {
        return "only " + rarest + " rows are of the rarest class, too few for an interval";
    }

    /** A value that larger is better, or why there is none. */
    static Metric score(MetricName name, Outcome<Double> value) {
        return of(name, true, value);
    }

    /** A value that smaller is better, or why there is none. */
    static Metric error(MetricName name, Outcome<Double> value) {
        return of(name, false, value);
    }

    /** The mean error, of which neither side is better: it is reported and never judged. */
    static Metric bias(MetricName name, double value) {
        return of(name, false, Outcome.finite(value));
    }

    private static Metric of(MetricName name, boolean higherIsBetter, Outcome<Double> value) {
        return switch (value.flatMap(Outcome::finite)) {
            case Outcome.Defined<Double>(Double number) -> new Metric(name, higherIsBetter, number, null, null, null);
            case Outcome.Undefined<Double>(Reason reason) ->
                new Metric(name, higherIsBetter, null, null, null, reason.description());
        };
    }

    /** With its interval, where there is a value and an interval. */
    Metric within(Outcome<ConfidenceInterval> interval) {
        return interval.toOptional()
                .filter(found -> value != null && Double.isFinite(found.lower()) && Double.isFinite(found.upper()))
                .map(found -> new Metric(name, higherIsBetter, value, found.lower(), found.upper(), remark))
                .orElse(this);
    }

    /** Without its value, for this reason. */
    public Metric unknown(String why) {
        return new Metric(name, higherIsBetter, null, null, null, why);
    }

    /** With something to say about it, unless nothing is said or it has no value for another reason. */
    Metric remarking(@Nullable String words) {
        return words == null || value == null ? this : new Metric(name, higherIsBetter, value, lower, upper, words);
    }
}
