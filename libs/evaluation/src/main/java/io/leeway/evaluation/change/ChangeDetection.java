package io.leeway.evaluation.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.threshold.DynamicThreshold;
import io.leeway.statistics.threshold.Polarity;
import io.leeway.statistics.threshold.ThresholdBand;
import io.leeway.statistics.trend.MannKendall;

/**
 * Holds a metric's value against its own history. A sudden change leaves the widened mean + k sigma of the undrifted windows;
 * a gradual one is a steady trend (Mann-Kendall) over all windows that has carried the metric by more than its noise.
 */
public final class ChangeDetection {

    /** Windows, this one included, below which no trend is looked for. */
    static final int TREND_MINIMUM = 10;

    /** Looked at after every window, so the level of a single look is strict. */
    static final double TREND_ALPHA = 0.0001;

    private final DynamicThresholdSettings settings;

    /** Detects with these settings. */
    public ChangeDetection(DynamicThresholdSettings settings) {
        this.settings = settings;
    }

    /** The dynamic threshold's answer. */
    public DynamicThresholdResult sudden(double value, MetricHistory history, Polarity polarity) {
        List<MetricHistory.Point> undrifted = history.undrifted();
        List<MetricHistory.Point> recent =
                undrifted.subList(Math.max(0, undrifted.size() - settings.window()), undrifted.size());
        Long from = recent.isEmpty() ? null : recent.getFirst().sequence();
        Long to = recent.isEmpty() ? null : recent.getLast().sequence();
        DynamicThreshold threshold = new DynamicThreshold(
                settings.k(), settings.window(), settings.minimum(), polarity, DynamicThreshold.Widening.PREDICTION);
        double[] values =
                recent.stream().mapToDouble(MetricHistory.Point::value).toArray();
        return switch (threshold.learn(values)) {
            case Outcome.Undefined<ThresholdBand>(Reason reason) ->
                new DynamicThresholdResult(
                        null,
                        false,
                        recent.size(),
                        null,
                        null,
                        from,
                        to,
                        recent.size() < settings.minimum()
                                ? recent.size() + " undrifted windows, " + settings.minimum() + " are needed"
                                : reason.description());
            case Outcome.Defined<ThresholdBand>(ThresholdBand band) ->
                new DynamicThresholdResult(
                        limit(band, polarity, value),
                        band.deviation() > 0 && band.isBreachedBy(value),
                        recent.size(),
                        band.mean(),
                        band.deviation(),
                        from,
                        to,
                        band.deviation() > 0 ? null : "the history does not vary");
        };
    }

    /** Where both sides are bad, the limit on the side that the value is on. */
    private static @Nullable Double limit(ThresholdBand band, Polarity polarity, double value) {
        boolean low = polarity == Polarity.LOW_IS_BAD || (polarity == Polarity.BOTH && value < band.mean());
        double limit = low ? band.lower() : band.upper();
        return Double.isFinite(limit) ? limit : null;
    }

    /** The finding for a value that is beyond its dynamic threshold. */
    public Optional<ChangeFinding> suddenFinding(
            @Nullable String column, String metric, double value, DynamicThresholdResult result) {
        if (!result.exceeded()) {
            return Optional.empty();
        }
        return Optional.of(new ChangeFinding(
                ChangeKind.SUDDEN,
                column,
                metric,
                value,
                result.limit(),
                null,
                null,
                result.history(),
                String.format(
                        Locale.ROOT,
                        "%s%s is %.4g; its last %d undrifted windows allow %.4g",
                        column == null ? "" : column + ": ",
                        metric,
                        value,
                        result.history(),
                        result.limit())));
    }

    /** A steady trend to the bad side over the history and this window. */
    public Optional<ChangeFinding> gradual(
            @Nullable String column, String metric, double value, MetricHistory history, Polarity polarity) {
        double[] all = DoubleStream.concat(
                        history.points().stream().mapToDouble(MetricHistory.Point::value), DoubleStream.of(value))
                .skip(Math.max(0, history.points().size() + 1 - settings.window()))
                .toArray();
        if (all.length < TREND_MINIMUM) {
            return Optional.empty();
        }
        return MannKendall.test(all)
                .toOptional()
                .filter(trend -> trend.pValue() <= TREND_ALPHA)
                .filter(trend -> polarity == Polarity.BOTH || trend.slope() > 0 == (polarity == Polarity.HIGH_IS_BAD))
                .filter(trend -> trend.slope() != 0)
                .map(trend -> new ChangeFinding(
                        ChangeKind.GRADUAL,
                        column,
                        metric,
                        value,
                        null,
                        trend.slope(),
                        trend.pValue(),
                        all.length,
                        String.format(
                                Locale.ROOT,
                                "%s%s %s by %.3g a window over the last %d",
                                column == null ? "" : column + ": ",
                                metric,
                                trend.slope() > 0 ? "rises" : "falls",
                                Math.abs(trend.slope()),
                                all.length)));
    }
}
