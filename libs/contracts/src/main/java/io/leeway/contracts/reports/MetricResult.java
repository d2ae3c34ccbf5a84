package io.leeway.contracts.reports;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One performance metric of a batch against the baseline.
 *
 * @param name {@code accuracy}, {@code precision}, {@code recall}, {@code f1}, {@code roc-auc}, {@code mae},
 *     {@code rmse}, {@code r2}, ...
 * @param higherIsBetter the metric's polarity
 * @param value absent where it is undefined for these rows
 * @param lower lower end of the 99 % confidence interval
 * @param upper upper end of the 99 % confidence interval
 * @param baseline the same metric on the reference; absent where it has none
 * @param drop how much worse than the baseline, never negative: absolute for scores, relative to the baseline for errors
 * @param allowedDrop the drop that is tolerated; absent for a metric that is reported but not judged
 * @param exceeded whether the drop is above the allowed one and beyond chance: outside the interval, widened for the number
 *     of metrics that are judged, and beyond what the chunks of the reference differ by, where it has event times
 * @param remark why there is no value, what it leaves out, or what the chunks of the reference say of a drop above the allowed
 *     one; absent where there is nothing to say
 * @param dynamic how the value stands against its own history; absent where it has no value
 */
@RecordBuilder
public record MetricResult(
        MetricName name,
        boolean higherIsBetter,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double baseline,
        @Nullable Double drop,
        @Nullable Double allowedDrop,
        boolean exceeded,
        @Nullable String remark,
        @Nullable DynamicThresholdResult dynamic) {

    /** How far a metric that dropped is beyond what it may; -1 where that is not known, which its report says of one that is judged. */
    double dropOverAllowed() {
        return drop == null || allowedDrop == null ? -1 : drop / allowedDrop;
    }

    /** This result with what its history says. */
    public MetricResult with(DynamicThresholdResult history) {
        return MetricResultBuilder.builder(this).dynamic(history).build();
    }
}
