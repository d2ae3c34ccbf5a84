package io.leeway.risk.overview;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.PerformanceReport;

/**
 * The metric that speaks for a window's performance, against its baseline.
 *
 * @param batch the window's id
 * @param at its latest event time, or when it was accepted
 * @param metric the metric's name
 * @param higherIsBetter the metric's polarity
 * @param value absent where it is undefined, as with too few labels
 * @param lower lower end of the 99 % confidence interval, where there is one
 * @param upper upper end, likewise
 * @param baseline the same metric on the reference; absent where it has none
 * @param drop how much worse than the baseline, never negative: absolute for scores, relative to the baseline for errors
 * @param allowedDrop the drop that is tolerated; absent for a metric that is not judged
 * @param exceeded whether the drop is above the allowed one and beyond chance
 * @param coverage the share of the window's rows whose labels have come, 0 to 1
 */
public record PerformanceLine(
        String batch,
        Instant at,
        MetricName metric,
        boolean higherIsBetter,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double baseline,
        @Nullable Double drop,
        @Nullable Double allowedDrop,
        boolean exceeded,
        double coverage) {

    /** The metric of a report {@linkplain PerformanceReport#speaking that is told of}; empty where it has none. */
    static Optional<PerformanceLine> of(PerformanceReport report) {
        return report.speaking()
                .map(metric -> new PerformanceLine(
                        report.batch().batch(),
                        report.batch().end(),
                        metric.name(),
                        metric.higherIsBetter(),
                        metric.value(),
                        metric.lower(),
                        metric.upper(),
                        metric.baseline(),
                        metric.drop(),
                        metric.allowedDrop(),
                        metric.exceeded(),
                        report.coverage()));
    }
}
