package io.leeway.evaluation.performance.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final String NEEDS_ROWS = "needs each row's probability, and the rows came as counts";

    private static final String TOO_MANY_CLASSES =
            "labels and predictions have more than " + ClassPairs.MOST_CLASSES + " classes";

    private static final int NEGATIVE = 0;
    private static final int POSITIVE = 1;

    private ClassifierMetrics() {}

    static Optional<String> hindrance(LabelledRows.Classified rows, List<Metric> metrics) {
        if (Arrays.stream(rows.truth()).distinct().limit(2).count() < 2) {
            return Optional.of(oneClass(rows.size()));
        }
        return metrics.isEmpty() && hasTooManyClasses(rows) ? Optional.of(TOO_MANY_CLASSES) : Optional.empty();
    }

    static Optional<String> hindrance(ClassPairs pairs) {
        if (pairs.hasTooManyClasses()) {
            return Optional.of(TOO_MANY_CLASSES);
        }
        return pairs.counts().size() < 2 ? Optional.of(oneClass(pairs.count())) : Optional.empty();
    }

    private static String oneClass(long rows) {
        return "all " + rows + " labels are the same class";
    }

    private static boolean hasTooManyClasses(LabelledRows.Classified rows) {
        return Stream.concat(Arrays.stream(rows.truth()), Arrays.stream(rows.predicted()))
                        .distinct()
                        .limit(ClassPairs.MOST_CLASSES + 1L)
                        .count()
                > ClassPairs.MOST_CLASSES;
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

    /** The same of counted rows; what needs their probabilities has no value. */
    static List<Metric> compute(ModelDefinition definition, ClassPairs pairs, Bootstrap bootstrap) {
        if (pairs.counts().isEmpty()) {
            return List.of();
        }
        if (definition.task() != Task.BINARY_CLASSIFICATION) {
            return multiclass(pairs.matrix(labels(pairs.classes())), bootstrap);
        }
        String positive = String.valueOf(definition.prediction().positive());
        List<Metric> all = new ArrayList<>(binary(pairs.against(positive, other(positive)), bootstrap));
        if (definition.prediction().probability() != null) {
            all.addAll(ScoreMetrics.unknown(NEEDS_ROWS));
        }
        return all;
    }

    private static List<Metric> binary(String positive, LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        boolean scored = rows.probability().length > 0 && allNumbers(rows.probability());
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary(other(positive), positive);
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
        List<Metric> all = new ArrayList<>(binary(metrics.confusionMatrix(), bootstrap));
        if (scored) {
            all.addAll(ScoreMetrics.of(metrics, positive, rows, bootstrap));
        }
        return all;
    }

    private static String other(String positive) {
        return "(other than " + positive + ")";
    }

    private static List<Metric> binary(ConfusionMatrix matrix, @Nullable Bootstrap bootstrap) {
        ClassCounts counts = new ClassCounts(matrix, POSITIVE);
        List<Metric> all = new ArrayList<>();
        all.add(accuracy(matrix));
        all.add(Metric.score(MetricName.F1, counts.f1()).within(counts.f1Interval()));
        all.add(Metric.score(MetricName.PRECISION, counts.precision()).within(counts.precisionInterval()));
        all.add(Metric.score(MetricName.RECALL, counts.recall()).within(counts.recallInterval()));
        all.add(Metric.score(MetricName.SPECIFICITY, matrix.specificity(POSITIVE))
                .within(WilsonInterval.of(matrix.count(NEGATIVE, NEGATIVE), matrix.support(NEGATIVE), CONFIDENCE)));
        all.addAll(ofAllClasses(matrix, bootstrap));
        return all;
    }

    private static List<Metric> ofAllClasses(ConfusionMatrix matrix, @Nullable Bootstrap bootstrap) {
        ClassAverages averages = ClassAverages.of(matrix);
        return List.of(
                averages.score(MetricName.BALANCED_ACCURACY, ClassCounts::recall, ClassCounts::recallInterval),
                resampled(
                        Metric.score(MetricName.MCC, correlation(matrix)),
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
    private static Outcome<Double> correlation(ConfusionMatrix matrix) {
        for (int label = 0; label < matrix.labels().size(); label++) {
            if (matrix.support(label) == matrix.total()) {
                return Outcome.undefined(Reason.SINGLE_CLASS);
            }
            if (matrix.predicted(label) == matrix.total()) {
                return Outcome.undefined(Reason.SINGLE_PREDICTION);
            }
        }
        return matrix.matthewsCorrelation();
    }

    private static List<Metric> multiclass(LabelledRows.Classified rows, @Nullable Bootstrap bootstrap) {
        Set<String> classes = new HashSet<>(Arrays.asList(rows.truth()));
        classes.addAll(Arrays.asList(rows.predicted()));
        ClassificationAccumulator accumulator = ClassificationAccumulator.multiclass(labels(classes));
        for (int i = 0; i < rows.size(); i++) {
            accumulator.add(rows.truth()[i], rows.predicted()[i]);
        }
        return multiclass(accumulator.confusionMatrix(), bootstrap);
    }

    private static List<String> labels(Set<String> classes) {
        TreeSet<String> labels = new TreeSet<>(classes);
        if (labels.size() < 2) {
            // A confusion matrix needs two classes; one that nothing belongs to changes no metric.
            labels.add("(no other class)");
        }
        return List.copyOf(labels);
    }

    private static List<Metric> multiclass(ConfusionMatrix matrix, @Nullable Bootstrap bootstrap) {
        ClassAverages averages = ClassAverages.of(matrix);
        List<Metric> all = new ArrayList<>();
        all.add(accuracy(matrix));
        all.add(averages.f1(MetricName.F1, counts -> 1));
        all.add(averages.score(MetricName.PRECISION, ClassCounts::precision, ClassCounts::precisionInterval));
        all.add(averages.score(MetricName.RECALL, ClassCounts::recall, ClassCounts::recallInterval));
        all.addAll(ofAllClasses(matrix, bootstrap));
        return all;
    }

    private static Metric accuracy(ConfusionMatrix matrix) {
        return Metric.score(MetricName.ACCURACY, matrix.accuracy())
                .within(WilsonInterval.of(matrix.correct(), matrix.total(), CONFIDENCE));
    }

    private static boolean allNumbers(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
