package io.leeway.evaluation.detector;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * What a detector found of one column.
 *
 * @param method how it was computed, in words: the binning, {@code exact} or {@code asymptotic}, the normalisation
 * @param value the statistic or distance, finite; absent where it is undefined
 * @param pValue where the statistic is a test
 * @param effectSize a size of the shift that does not grow with the rows; the value itself for a distance; absent where the
 *     statistic has none
 * @param reason why the value is absent
 */
public record Measurement(
        String method,
        @Nullable Double value,
        @Nullable Double pValue,
        @Nullable Double effectSize,
        @Nullable String reason) {

    /** A distance, which is its own effect size. */
    public static Measurement distance(String method, Outcome<Double> distance) {
        return switch (distance) {
            case Outcome.Defined<Double>(Double value) -> test(method, value, null, value);
            case Outcome.Undefined<Double>(Reason reason) -> undefined(method, reason.description());
        };
    }

    /** A statistic with its p-value and effect size, where it has them; undefined if the statistic is not finite. */
    public static Measurement test(
            String method, double statistic, @Nullable Double pValue, @Nullable Double effectSize) {
        if (!Double.isFinite(statistic)) {
            return undefined(method, "the value exceeds the range of a double");
        }
        boolean sized = effectSize != null && Double.isFinite(effectSize);
        return new Measurement(method, statistic, pValue, sized ? effectSize : null, null);
    }

    /** No value, and why. */
    public static Measurement undefined(String method, String reason) {
        return new Measurement(method, null, null, null, reason);
    }

    /** As it stands in a report, held against nothing. */
    public StatisticResult toResult(StatisticName name) {
        return StatisticResultBuilder.builder()
                .name(name)
                .method(method)
                .value(value)
                .pValue(pValue)
                .effectSize(effectSize)
                .exceeded(false)
                .reason(reason)
                .build();
    }

    /** As it stands in a report, its effect size held against a threshold. */
    public StatisticResult toResult(StatisticName name, double threshold) {
        boolean exceeded = effectSize != null && effectSize > threshold;
        return StatisticResultBuilder.builder()
                .name(name)
                .method(method)
                .value(value)
                .pValue(pValue)
                .effectSize(effectSize)
                .threshold(threshold)
                .exceeded(exceeded)
                .reason(reason)
                .build();
    }
}
