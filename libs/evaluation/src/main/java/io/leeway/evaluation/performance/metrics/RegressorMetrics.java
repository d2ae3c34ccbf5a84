package io.leeway.evaluation.performance.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.interval.ConfidenceInterval;
import io.leeway.statistics.metric.RegressionAccumulator;
import io.leeway.statistics.metric.RegressionMetrics;
import io.leeway.statistics.metric.RelativeErrors;

/** The metrics of regressors. */
final class RegressorMetrics {

    private static final double CONFIDENCE = Metric.CONFIDENCE;
    private static final double NORMAL_QUANTILE = 2.5758293035489004;

    /** From so many rows on the mean of the errors is close to normally distributed, and its interval needs no resampling. */
    private static final int NORMAL_FROM = 2_000;

    private RegressorMetrics() {}

    static Optional<String> hindrance(LabelledRows.Regressed rows) {
        long infinite = infinite(rows);
        return infinite == 0
                ? Optional.empty()
                : Optional.of(infinite + " of " + rows.size() + " labelled rows have an infinite prediction or label");
    }

    private static long infinite(LabelledRows.Regressed rows) {
        long infinite = 0;
        for (int i = 0; i < rows.size(); i++) {
            infinite += Double.isFinite(rows.truth()[i]) && Double.isFinite(rows.predicted()[i]) ? 0 : 1;
        }
        return infinite;
    }

    /** @param bootstrap makes intervals where there is no formula; absent where intervals are of no interest */
    static List<Metric> compute(LabelledRows.Regressed rows, @Nullable Bootstrap bootstrap) {
        if (rows.size() == 0 || infinite(rows) > 0) {
            return List.of();
        }
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int i = 0; i < rows.size(); i++) {
            accumulator.add(rows.truth()[i], rows.predicted()[i]);
        }
        Optional<RegressionMetrics> measured = accumulator.metrics().toOptional();
        if (measured.isEmpty()) {
            return List.of();
        }
        RegressionMetrics metrics = measured.get();
        Metric mae = Metric.error(MetricName.MAE, Outcome.of(metrics.meanAbsoluteError()));
        Metric rmse = Metric.error(MetricName.RMSE, Outcome.of(metrics.rootMeanSquaredError()));
        Metric mse = Metric.error(MetricName.MSE, Outcome.of(metrics.meanSquaredError()));
        Resampling<RegressionMetrics> others = resampling(metrics, rows);
        if (bootstrap == null) {
            return Stream.concat(Stream.of(mae, rmse, mse), others.asTheyAre().stream())
                    .toList();
        }
        return Stream.concat(
                        Stream.of(
                                mae.within(meanAbsolute(rows, bootstrap)),
                                rmse.within(rootMeanSquared(rows, bootstrap)),
                                mse.within(meanSquared(rows, bootstrap))),
                        others.within(rows.size(), bootstrap, at -> measured(rows, at)).stream())
                .toList();
    }

    private static Resampling<RegressionMetrics> resampling(RegressionMetrics metrics, LabelledRows.Regressed rows) {
        RelativeErrors relative = metrics.relative();
        Outcome<Boolean> varying = varying(rows);
        return new Resampling<RegressionMetrics>()
                .and(Metric.bias(MetricName.ME, metrics.meanError()), found -> Outcome.of(found.meanError()))
                .and(Metric.score(MetricName.R2, varying.flatMap(varied -> metrics.r2())), RegressionMetrics::r2)
                .and(
                        Metric.score(
                                MetricName.EXPLAINED_VARIANCE, varying.flatMap(varied -> metrics.explainedVariance())),
                        RegressionMetrics::explainedVariance)
                .and(
                        Metric.error(MetricName.MAPE, relative.mape()).remarking(leftOut(relative.zeroTruths())),
                        found -> found.relative().mape())
                .and(Metric.error(MetricName.SMAPE, relative.smape()), found -> found.relative()
                        .smape())
                .and(Metric.error(MetricName.WAPE, relative.wape()), found -> found.relative()
                        .wape())
                .and(
                        Metric.error(MetricName.MEDAE, Outcome.of(metrics.medianAbsoluteError())),
                        found -> Outcome.of(found.medianAbsoluteError()))
                .and(
                        Metric.error(MetricName.MAX_ERROR, Outcome.of(metrics.maxError())),
                        found -> Outcome.of(found.maxError()))
                .and(
                        Metric.error(MetricName.RMSLE, metrics.rootMeanSquaredLogError()),
                        RegressionMetrics::rootMeanSquaredLogError);
    }

    private static Outcome<RegressionMetrics> measured(LabelledRows.Regressed rows, int[] positions) {
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int row : positions) {
            accumulator.add(rows.truth()[row], rows.predicted()[row]);
        }
        return accumulator.metrics();
    }

    /** Whether the true values differ: what is explained of no variation is undefined. */
    private static Outcome<Boolean> varying(LabelledRows.Regressed rows) {
        return Arrays.stream(rows.truth()).allMatch(truth -> truth == rows.truth()[0])
                ? Outcome.undefined(Reason.NO_VARIATION)
                : Outcome.of(true);
    }

    private static @Nullable String leftOut(long zeroTruths) {
        return zeroTruths == 0 ? null : "without " + zeroTruths + " rows whose true value is 0";
    }

    private static Outcome<ConfidenceInterval> meanAbsolute(LabelledRows.Regressed rows, Bootstrap bootstrap) {
        double[] errors = new double[rows.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(rows.predicted()[i] - rows.truth()[i]);
        }
        return meanInterval(errors, bootstrap);
    }

    /** The root of the ends of the interval of the mean squared error. */
    private static Outcome<ConfidenceInterval> rootMeanSquared(LabelledRows.Regressed rows, Bootstrap bootstrap) {
        return meanSquared(rows, bootstrap)
                .map(interval -> new ConfidenceInterval(
                        Math.sqrt(Math.max(0, interval.lower())), Math.sqrt(interval.upper()), CONFIDENCE));
    }

    private static Outcome<ConfidenceInterval> meanSquared(LabelledRows.Regressed rows, Bootstrap bootstrap) {
        double[] squares = new double[rows.size()];
        for (int i = 0; i < squares.length; i++) {
            double error = rows.predicted()[i] - rows.truth()[i];
            squares[i] = error * error;
        }
        return meanInterval(squares, bootstrap);
    }

    private static Outcome<ConfidenceInterval> meanInterval(double[] values, Bootstrap bootstrap) {
        if (values.length < NORMAL_FROM) {
            return bootstrap.ofRows(values.length, indexes -> Outcome.finite(meanAt(values, indexes)));
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double margin = NORMAL_QUANTILE * Math.sqrt(squares / (values.length - 1.0) / values.length);
        return Double.isFinite(margin)
                ? Outcome.of(new ConfidenceInterval(mean - margin, mean + margin, CONFIDENCE))
                : Outcome.undefined(Reason.NOT_FINITE);
    }

    private static double meanAt(double[] values, int[] indexes) {
        double sum = 0;
        for (int index : indexes) {
            sum += values[index];
        }
        return sum / indexes.length;
    }
}
