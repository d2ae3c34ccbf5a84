package io.leeway.evaluation.performance.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.Bootstrap;
import io.leeway.statistics.interval.WilsonInterval;
import io.leeway.statistics.metric.ClassificationAccumulator;
import io.leeway.statistics.metric.ClassificationMetrics;
import io.leeway.statistics.metric.ConfusionMatrix;

/** The metrics of classifiers; whatever is not the positive class of a binary one is its negative class. */
final class ClassifierMetrics {

    private static final double CONFIDENCE = Metric.CONFIDENCE;

    /** The most classes that are measured, because a confusion matrix has as many cells as the square of their number. */
    private static final int MOST_CLASSES = 1_000;

    private static final int NEGATIVE = 0;
    private static final int POSITIVE = 1;

    private ClassifierMetrics() {}

    static Optional<String> hindrance(LabelledRows.Classified rows, List<Metric> metrics) {
        if (Arrays.stream(rows.truth()).distinct().limit(2).count() < 2) {
            return Optional.of("all " + rows.size() + " labels are the same class");
        }
        return metrics.isEmpty() && hasTooManyClasses(rows)
                ? Optional.of("labels and predictions have more than " + MOST_CLASSES + " classes")
                : Optional.empty();
    }

    private static boolean hasTooManyClasses(LabelledRows.Classified rows) {
        return Stream.concat(Arrays.stream(rows.truth()), Arrays.stream(rows.predicted()))
                        .distinct()
                        .limit(MOST_CLASSES + 1L)
                        .count()
                > MOST_CLASSES;
    }

    /** @param bootstrap makes intervals where there is no formula; absent where they are of no interest */
    static List<Metric> compute(
            ModelDefinition definition, LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        boolean multiclass = definition.task() != Task.BINARY_CLASSIFICATION;
        if (rows.size() == 0 || (multiclass && hasTooManyClasses(rows))) {
            return List.of();
        }
        return definition.task() == Task.BINARY_CLASSIFICATION
                ? binary(String.valueOf(definition.prediction().positive()), rows, bootstrap)
                : multiclass(rows, bootstrap);
    }

    private static List<Metric> binary(String positive, LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        boolean scored = rows.probability().length > 0 && allNumbers(rows.probability());
        ClassificationAccumulator accumulator =
                ClassificationAccumulator.binary("(other than " + positive + ")", positive);
        for (int i = 0; i < rows.size(); i++) {
            int truth = rows.truth()[i].equals(positive) ? POSITIVE : NEGATIVE;
            int predicted = rows.predicted()[i].equals(positive) ? POSITIVE : NEGATIVE;
            if (scored) {
                accumulator.add(truth, predicted, rows.probability()[i]);
            } else {
                accumulator.add(truth, predicted);
            }
        }
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();
        ConfusionMatrix matrix = metrics.confusionMatrix();
        ClassCounts counts = new ClassCounts(matrix, POSITIVE);
        List<Metric> all = new ArrayList<>();
        all.add(accuracy(metrics));
        all.add(Metric.score(MetricName.F1, counts.f1()).within(counts.f1Interval()));
        all.add(Metric.score(MetricName.PRECISION, counts.precision()).within(counts.precisionInterval()));
        all.add(Metric.score(MetricName.RECALL, counts.recall()).within(counts.recallInterval()));
        all.add(Metric.score(MetricName.SPECIFICITY, matrix.specificity(POSITIVE))
                .within(WilsonInterval.of(matrix.count(NEGATIVE, NEGATIVE), matrix.support(NEGATIVE), CONFIDENCE)));
        all.addAll(ofAllClasses(metrics, bootstrap));
        if (scored) {
            all.addAll(ScoreMetrics.of(metrics, positive, rows, bootstrap));
        }
        return all;
    }

    private static List<Metric> ofAllClasses(ClassificationMetrics metrics, @Nullable Bootstrap bootstrap) {
        ConfusionMatrix matrix = metrics.confusionMatrix();
        ClassAverages averages = ClassAverages.of(matrix);
        return List.of(
                averages.score(MetricName.BALANCED_ACCURACY, ClassCounts::recall, ClassCounts::recallInterval),
                resampled(
                        Metric.score(MetricName.MCC, correlation(metrics)),
                        matrix,
                        bootstrap,
                        ConfusionMatrix::matthewsCorrelation),
                averages.f1(MetricName.WEIGHTED_F1, ClassCounts::support));
    }

    /** Resampling a handful of rows of a class says more of their number than of the model. */
    private static Metric resampled(
            Metric metric,
            ConfusionMatrix matrix,
            @Nullable Bootstrap bootstrap,
            Function<ConfusionMatrix, Outcome<Double>> of) {
        if (bootstrap == null) {
            return metric;
        }
        long rarest = IntStream.range(0, matrix.labels().size())
                .mapToLong(matrix::support)
                .filter(support -> support > 0)
                .min()
                .orElse(0);
        return rarest < Metric.LEAST_RESAMPLED
                ? metric.remarking(Metric.tooFew(rarest))
                : metric.within(bootstrap.ofConfusion(matrix, of));
    }

    /** Where all rows are of one class, or all predictions, nothing can correlate. */
    private static Outcome<Double> correlation(ClassificationMetrics metrics) {
        ConfusionMatrix matrix = metrics.confusionMatrix();
        for (int label = 0; label < matrix.labels().size(); label++) {
            if (matrix.support(label) == matrix.total()) {
                return Outcome.undefined(Reason.SINGLE_CLASS);
            }
            if (matrix.predicted(label) == matrix.total()) {
                return Outcome.undefined(Reason.SINGLE_PREDICTION);
            }
        }
        return Outcome.of(metrics.matthewsCorrelation());
    }

    private static List<Metric> multiclass(LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        TreeSet<String> labels = new TreeSet<>(List.of(rows.truth()));
        labels.addAll(List.of(rows.predicted()));
        if (labels.size() < 2) {
            // A confusion matrix needs two classes; one that nothing belongs to changes no metric.
            labels.add("(no other class)");
        }
        ClassificationAccumulator accumulator = ClassificationAccumulator.multiclass(List.copyOf(labels));
        for (int i = 0; i < rows.size(); i++) {
            accumulator.add(rows.truth()[i], rows.predicted()[i]);
        }
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();
        ClassAverages averages = ClassAverages.of(metrics.confusionMatrix());
        List<Metric> all = new ArrayList<>();
        all.add(accuracy(metrics));
        all.add(averages.f1(MetricName.F1, counts -> 1));
        all.add(averages.score(MetricName.PRECISION, ClassCounts::precision, ClassCounts::precisionInterval));
        all.add(averages.score(MetricName.RECALL, ClassCounts::recall, ClassCounts::recallInterval));
        all.addAll(ofAllClasses(metrics, bootstrap));
        return all;
    }

    private static Metric accuracy(ClassificationMetrics metrics) {
        ConfusionMatrix matrix = metrics.confusionMatrix();
        return Metric.score(MetricName.ACCURACY, Outcome.of(metrics.accuracy()))
                .within(WilsonInterval.of(matrix.correct(), matrix.total(), CONFIDENCE));
    }

    private static boolean allNumbers(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
