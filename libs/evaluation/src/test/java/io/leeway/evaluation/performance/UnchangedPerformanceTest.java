package io.leeway.evaluation.performance;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.evaluation.performance.metrics.Metric;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;

import static org.assertj.core.api.Assertions.assertThat;

/** Models that have not changed, batch after batch: performance may not be said to have dropped. */
@Tag("simulation")
class UnchangedPerformanceTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final int BATCHES = 200;

    @Test
    void shouldRarelyAlarmForAModelWithTwoPerCentPositives() {
        assertThat(alarms(binary(), seed -> rare(seed, 120, 0.02), rare(-1, 8_000, 0.02), Set.of("0", "1")))
                .hasSizeLessThanOrEqualTo(BATCHES / 40);
    }

    @Test
    void shouldRarelyAlarmForAModelWithAClassOfOnePerCent() {
        assertThat(alarms(multiclass(), seed -> classes(seed, 300), classes(-1, 8_000), Set.of("a", "b", "c")))
                .hasSizeLessThanOrEqualTo(BATCHES / 40);
    }

    @Test
    void shouldRarelyAlarmForABalancedModel() {
        assertThat(alarms(binary(), seed -> rare(seed, 200, 0.4), rare(-1, 8_000, 0.4), Set.of("0", "1")))
                .hasSizeLessThanOrEqualTo(BATCHES / 40);
    }

    /** What one class loses are false alarms of the other: their F1 are low in the same batches. */
    @ParameterizedTest(name = "{0} rows, {1} of them positive")
    @CsvSource({"50, 0.03", "50, 0.1", "100, 0.3"})
    void shouldRarelyAlarmInSmallBatches(int rows, double positives) {
        assertThat(alarms(
                        binary(),
                        seed -> found(seed, rows, positives),
                        found(-1, 20_000, positives),
                        Set.of("0", "1"),
                        1_000))
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void shouldRarelyAlarmForARegressor() {
        assertThat(alarms(regression(), seed -> regressed(seed, 100), regressed(-1, 8_000), Set.of()))
                .hasSizeLessThanOrEqualTo(BATCHES / 40);
    }

    @Test
    void shouldKnowNoMetricWhereLabelsAreWrittenOtherwise() {
        LabelledRows.Classified rows = rare(3, 400, 0.4);
        String[] otherwise = Arrays.stream(rows.truth())
                .map(label -> label.equals("1") ? "Y" : "N")
                .toArray(String[]::new);

        PerformanceReport report = report(
                binary(),
                new LabelledRows.Classified(otherwise, rows.predicted(), rows.probability()),
                baseline(binary(), rare(-1, 8_000, 0.4), Set.of("0", "1")),
                1);

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.metrics()).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.value()).isNull();
            assertThat(metric.remark()).contains("no label is of a class");
        });
    }

    @Test
    void shouldSayNothingOfF1WithoutAPositive() {
        String[] truth = new String[120];
        Arrays.fill(truth, "0");
        String[] predicted = truth.clone();
        predicted[3] = "1";
        truth[7] = "0";

        List<Metric> metrics =
                MetricsCalculator.compute(binary(), new LabelledRows.Classified(truth, predicted, new double[0]), 1);

        assertThat(metrics)
                .filteredOn(metric -> metric.name().equals(MetricName.F1))
                .singleElement()
                .satisfies(f1 -> {
                    assertThat(f1.value()).isNull();
                    assertThat(f1.remark()).isEqualTo("no true label is positive");
                });
        assertThat(metrics)
                .filteredOn(metric -> metric.name().equals(MetricName.RECALL))
                .allMatch(metric -> metric.value() == null);
    }

    @Test
    void shouldSeeTheProbabilityOfTheOtherClassAlthoughAccuracyHolds() {
        LabelledRows.Classified rows = rare(3, 400, 0.4);
        double[] turned = Arrays.stream(rows.probability()).map(p -> 1 - p).toArray();
        Baseline baseline = baseline(binary(), rare(-1, 8_000, 0.4), Set.of("0", "1"));

        PerformanceReport report =
                report(binary(), new LabelledRows.Classified(rows.truth(), rows.predicted(), turned), baseline, 1);

        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.metrics().stream().filter(MetricResult::exceeded).map(MetricResult::name))
                .contains(MetricName.ROC_AUC)
                .doesNotContain(MetricName.ACCURACY);
    }

    private static List<String> alarms(
            ModelDefinition definition, LongFunction<LabelledRows> batch, LabelledRows reference, Set<String> classes) {
        return alarms(definition, batch, reference, classes, BATCHES);
    }

    /** The metrics that were said to have dropped, batch by batch. */
    private static List<String> alarms(
            ModelDefinition definition,
            LongFunction<LabelledRows> batch,
            LabelledRows reference,
            Set<String> classes,
            int batches) {
        Baseline baseline = baseline(definition, reference, classes);
        return LongStream.range(0, batches)
                .mapToObj(seed -> report(definition, batch.apply(seed), baseline, seed))
                .filter(report -> report.verdict() == Verdict.DRIFTED)
                .map(report -> report.metrics().stream()
                        .filter(MetricResult::exceeded)
                        .map(metric -> metric.name().word())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Baseline baseline(ModelDefinition definition, LabelledRows reference, Set<String> classes) {
        Map<MetricName, Double> metrics = new HashMap<>();
        MetricsCalculator.compute(definition, reference, 1).stream()
                .filter(metric -> metric.value() != null)
                .forEach(metric -> metrics.put(metric.name(), metric.value()));
        return new Baseline(metrics, classes);
    }

    private static PerformanceReport report(
            ModelDefinition definition, LabelledRows rows, Baseline baseline, long sequence) {
        return PerformanceJudge.judge(
                new PerformanceCase(
                        new BatchRef("m", "b", "b", sequence, "r", rows.size(), 0, AT, null, null),
                        definition,
                        rows.size(),
                        rows,
                        baseline,
                        new Histories<>()),
                AT,
                1);
    }

    /** A classifier that finds four of five positives and gives a false alarm for a hundredth of the others. */
    private static LabelledRows.Classified rare(long seed, int rows, double positives) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] truth = new String[rows];
        String[] predicted = new String[rows];
        double[] probability = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean positive = random.nextDouble() < positives;
            double score = positive ? Math.pow(random.nextDouble(), 0.3) : Math.pow(random.nextDouble(), 6);
            truth[i] = positive ? "1" : "0";
            predicted[i] = score >= 0.5 ? "1" : "0";
            probability[i] = score;
        }
        return new LabelledRows.Classified(truth, predicted, probability);
    }

    /** A classifier that finds every second positive and gives hardly a false alarm; without probabilities. */
    private static LabelledRows.Classified found(long seed, int rows, double positives) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] truth = new String[rows];
        String[] predicted = new String[rows];
        for (int i = 0; i < rows; i++) {
            boolean positive = random.nextDouble() < positives;
            truth[i] = positive ? "1" : "0";
            predicted[i] = random.nextDouble() < (positive ? 0.5 : 0.01) ? "1" : "0";
        }
        return new LabelledRows.Classified(truth, predicted, new double[0]);
    }

    private static LabelledRows.Classified classes(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] truth = new String[rows];
        String[] predicted = new String[rows];
        for (int i = 0; i < rows; i++) {
            double u = random.nextDouble();
            truth[i] = u < 0.01 ? "c" : u < 0.4 ? "b" : "a";
            predicted[i] = random.nextDouble() < 0.85 ? truth[i] : random.nextBoolean() ? "a" : "b";
        }
        return new LabelledRows.Classified(truth, predicted, new double[0]);
    }

    private static LabelledRows.Regressed regressed(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth = new double[rows];
        double[] predicted = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = Math.exp(random.nextGaussian());
            predicted[i] = truth[i] * Math.exp(0.3 * random.nextGaussian());
        }
        return new LabelledRows.Regressed(truth, predicted);
    }

    private static ModelDefinition binary() {
        return definition(Task.BINARY_CLASSIFICATION, new PredictionColumns("pred", "prob", "1", null));
    }

    private static ModelDefinition multiclass() {
        return definition(Task.MULTICLASS_CLASSIFICATION, new PredictionColumns("pred", null, null, null));
    }

    private static ModelDefinition regression() {
        return definition(Task.REGRESSION, new PredictionColumns("pred", null, null, null));
    }

    private static ModelDefinition definition(Task task, PredictionColumns prediction) {
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(task)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(prediction)
                .target("y")
                .build();
    }
}
