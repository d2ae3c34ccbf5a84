package io.leeway.evaluation.performance.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.AucInterval;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.metric.BinaryMetrics;
import io.leeway.statistics.metric.ClassificationAccumulator;
import io.leeway.statistics.metric.ClassificationMetrics;

/** The metrics of a binary classifier's probabilities, with bootstrap intervals. */
final class ScoreMetrics {

    private final String positive;
    private final LabelledRows.Classified rows;
    private final @Nullable Bootstrap bootstrap;
    private final long positives;

    private ScoreMetrics(String positive, LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        this.positive = positive;
        this.rows = rows;
        this.bootstrap = bootstrap;
        this.positives = Arrays.stream(rows.truth()).filter(positive::equals).count();
    }

    static List<Metric> of(
            ClassificationMetrics metrics,
            String positive,
            LabelledRows.Classified rows,
            @Nullable Bootstrap bootstrap) {
        BinaryMetrics two = metrics.binary().orElseThrow();
        Resampling<ClassificationMetrics> resampling = new Resampling<ClassificationMetrics>()
                .and(Metric.score(MetricName.AVERAGE_PRECISION, two.averagePrecision()), found -> found.binary()
                        .flatMap(BinaryMetrics::averagePrecision))
                .and(Metric.error(MetricName.LOG_LOSS, metrics.logLoss()), ClassificationMetrics::logLoss)
                .and(Metric.error(MetricName.BRIER, two.brier()), found -> found.binary()
                        .flatMap(BinaryMetrics::brier))
                .and(Metric.error(MetricName.CALIBRATION_ERROR, two.calibrationError()), found -> found.binary()
                        .flatMap(BinaryMetrics::calibrationError));
        return Stream.concat(
                        Stream.of(area(metrics)),
                        new ScoreMetrics(positive, rows, bootstrap).within(resampling).stream())
                .toList();
    }

    /** The same without values, for this reason. */
    static List<Metric> unknown(String why) {
        Outcome<Double> none = Outcome.undefined(Reason.NO_SCORES);
        return Stream.of(
                        Metric.score(MetricName.ROC_AUC, none),
                        Metric.score(MetricName.AVERAGE_PRECISION, none),
                        Metric.error(MetricName.LOG_LOSS, none),
                        Metric.error(MetricName.BRIER, none),
                        Metric.error(MetricName.CALIBRATION_ERROR, none))
                .map(metric -> metric.unknown(why))
                .toList();
    }

    private static Metric area(ClassificationMetrics metrics) {
        long positives = metrics.confusionMatrix().support(1);
        long negatives = metrics.confusionMatrix().support(0);
        return Metric.score(MetricName.ROC_AUC, metrics.rocAuc())
                .within(metrics.rocAuc()
                        .flatMap(value -> AucInterval.of(value, positives, negatives, Metric.CONFIDENCE)));
    }

    private List<Metric> within(Resampling<ClassificationMetrics> resampling) {
        if (bootstrap == null) {
            return resampling.asTheyAre();
        }
        long rarer = Math.min(positives, rows.size() - positives);
        return rarer < Metric.LEAST_RESAMPLED
                ? resampling.asTheyAre().stream()
                        .map(metric -> metric.remarking(Metric.tooFew(rarer)))
                        .toList()
                : resampling.within(rows.size(), bootstrap, this::metricsAt);
    }

    private Outcome<ClassificationMetrics> metricsAt(int[] positions) {
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("negative", "positive");
        for (int row : positions) {
            accumulator.add(
                    rows.truth()[row].equals(positive) ? 1 : 0,
                    rows.predicted()[row].equals(positive) ? 1 : 0,
                    rows.probability()[row]);
        }
        return accumulator.metrics();
    }
}
