package io.leeway.statistics.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.estimation.CalibrationCheck;
import io.leeway.statistics.metric.BinaryMetrics;
import io.leeway.statistics.metric.ClassificationAccumulator;
import io.leeway.statistics.metric.ClassificationMetrics;

import static io.leeway.statistics.vectors.Close.assertClose;
import static io.leeway.statistics.vectors.Close.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind classification: metrics of scikit-learn and NannyML. */
final class ClassificationTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("classification");
    }

    private static ClassificationAccumulator accumulate(VectorCase test, int from, int step) {
        List<String> labels = new ArrayList<>();
        test.input().get("labels").forEach(label -> labels.add(label.asText()));
        boolean binary = test.expected().has("binary");
        ClassificationAccumulator accumulator = binary
                ? ClassificationAccumulator.binary(labels.get(0), labels.get(1))
                : ClassificationAccumulator.multiclass(labels);
        JsonNode truths = test.input().get("y_true");
        for (int i = from; i < truths.size(); i += step) {
            String truth = truths.get(i).asText();
            String predicted = test.input().get("y_pred").get(i).asText();
            if (test.input().has("y_score")) {
                accumulator.add(
                        truth, predicted, test.input().get("y_score").get(i).asDouble());
            } else if (test.input().has("y_proba")) {
                accumulator.add(
                        truth,
                        predicted,
                        VectorCase.numbers(test.input().get("y_proba").get(i)));
            } else {
                accumulator.add(truth, predicted);
            }
        }
        return accumulator;
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasure(VectorCase test) {
        ClassificationAccumulator accumulator = accumulate(test, 0, 1);

        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();

        assertMetrics(test, metrics);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureTheSameWhenMerged(VectorCase test) {
        ClassificationAccumulator accumulator = accumulate(test, 0, 2);

        accumulator.merge(accumulate(test, 1, 2));

        assertMetrics(test, accumulator.metrics().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureCalibrationInEqualBins(VectorCase test) {
        if (!test.expected().has("ece_equal_count")) {
            return;
        }
        double[] scores = test.numbers("y_score");
        boolean[] positives = new boolean[scores.length];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = test.input().get("y_true").get(i).asInt() == 1;
        }

        Outcome<Double> error = CalibrationCheck.equalCountError(scores, positives);

        assertSame("ece", error, test.expected().get("ece_equal_count"));
    }

    private static void assertMetrics(VectorCase test, ClassificationMetrics metrics) {
        JsonNode expected = test.expected();
        assertClose("accuracy", metrics.accuracy(), test.expectedNumber("/accuracy"));
        assertClose("balanced", metrics.balancedAccuracy(), test.expectedNumber("/balanced_accuracy"));
        assertClose("mcc", metrics.matthewsCorrelation(), test.expectedNumber("/mcc"));
        JsonNode perClass = expected.get("per_class");
        for (int label = 0; label < perClass.get("labels").size(); label++) {
            for (int predicted = 0; predicted < perClass.get("labels").size(); predicted++) {
                assertThat(metrics.confusionMatrix().count(label, predicted))
                        .isEqualTo(expected.at("/confusion_matrix/" + label + "/" + predicted)
                                .asLong());
            }
            assertClose(
                    "precision",
                    metrics.confusionMatrix().precision(label),
                    perClass.at("/precision/" + label).asDouble());
            assertClose(
                    "recall",
                    metrics.confusionMatrix().recall(label),
                    perClass.at("/recall/" + label).asDouble());
            assertClose(
                    "f1",
                    metrics.confusionMatrix().f1(label),
                    perClass.at("/f1/" + label).asDouble());
        }
        assertAverages(metrics.macro(), expected.get("macro"));
        assertAverages(metrics.weighted(), expected.get("weighted"));
        if (expected.has("log_loss")) {
            assertSame("log loss", metrics.logLoss(), expected.get("log_loss"));
        }
        if (expected.has("roc_auc_ovr_macro")) {
            assertSame("ovr", metrics.rocAuc(), expected.get("roc_auc_ovr_macro"));
            assertSame("ovr weighted", metrics.weightedRocAuc(), expected.get("roc_auc_ovr_weighted"));
        }
        if (expected.has("binary")) {
            assertBinary(metrics, expected);
        }
    }

    private static void assertAverages(ClassificationMetrics.Averages averages, JsonNode expected) {
        assertClose("precision", averages.precision(), expected.get("precision").asDouble());
        assertClose("recall", averages.recall(), expected.get("recall").asDouble());
        assertClose("f1", averages.f1(), expected.get("f1").asDouble());
    }

    private static void assertBinary(ClassificationMetrics metrics, JsonNode expected) {
        BinaryMetrics binary = metrics.binary().orElseThrow();
        assertClose(
                "precision",
                binary.precision(),
                expected.at("/binary/precision").asDouble());
        assertClose("recall", binary.recall(), expected.at("/binary/recall").asDouble());
        assertClose("f1", binary.f1(), expected.at("/binary/f1").asDouble());
        assertSame("specificity", binary.specificity(), expected.get("specificity"));
        assertSame("roc auc", metrics.rocAuc(), expected.get("roc_auc"));
        assertSame("pr auc", binary.averagePrecision(), expected.get("pr_auc"));
        assertSame("brier", binary.brier(), expected.get("brier"));
        assertSame("ece", binary.calibrationError(), expected.get("ece_equal_width"));
    }
}
