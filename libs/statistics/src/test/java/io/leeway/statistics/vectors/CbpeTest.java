package io.leeway.statistics.vectors;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.estimation.CalibrationCheck;
import io.leeway.statistics.estimation.EstimatedPerformance;
import io.leeway.statistics.estimation.IsotonicRegression;
import io.leeway.statistics.estimation.SamplingError;
import io.leeway.statistics.metric.BinaryMetrics;
import io.leeway.statistics.metric.ClassificationAccumulator;
import io.leeway.statistics.metric.ClassificationMetrics;
import io.leeway.statistics.metric.ConfusionMatrix;
import io.leeway.statistics.threshold.DynamicThreshold;
import io.leeway.statistics.threshold.Polarity;
import io.leeway.statistics.threshold.ThresholdBand;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind cbpe: NannyML's confidence-based performance estimation, chunk by chunk. */
final class CbpeTest {

    /** The calibrated probabilities of the file have ten digits. */
    private static final double DIGITS = 1e-9;

    private static final double SAMPLING_ERRORS = 3;

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("cbpe");
    }

    /** Rows of one period with the probabilities as the model gave them and as calibrated. */
    private record Rows(double[] scores, double[] calibrated, boolean[] predicted, boolean[] truth) {

        static Rows of(VectorCase test, String period) {
            JsonNode node = test.input().get(period);
            return new Rows(
                    VectorCase.numbers(node.get("p")),
                    VectorCase.numbers(test.expected().get("calibrated_" + period)),
                    flags(node.get("yp")),
                    flags(node.get("y")));
        }

        private static boolean[] flags(JsonNode node) {
            boolean[] flags = new boolean[node.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = node.get(i).asInt() == 1;
            }
            return flags;
        }

        Rows slice(int from, int to) {
            return new Rows(
                    Arrays.copyOfRange(scores, from, to),
                    Arrays.copyOfRange(calibrated, from, to),
                    Arrays.copyOfRange(predicted, from, to),
                    Arrays.copyOfRange(truth, from, to));
        }

        EstimatedPerformance estimate() {
            return EstimatedPerformance.estimate(calibrated, scores, predicted).orElseThrow();
        }

        ClassificationMetrics realised() {
            ClassificationAccumulator accumulator = ClassificationAccumulator.binary("0", "1");
            for (int i = 0; i < scores.length; i++) {
                accumulator.add(truth[i] ? 1 : 0, predicted[i] ? 1 : 0, scores[i]);
            }
            return accumulator.metrics().orElseThrow();
        }

        SamplingError samplingError(String metric) {
            ConfusionMatrix matrix = realised().confusionMatrix();
            SamplingError.Counts counts = new SamplingError.Counts(
                    matrix.count(1, 1), matrix.count(0, 1), matrix.count(1, 0), matrix.count(0, 0));
            Outcome<SamplingError> error =
                    switch (metric) {
                        case "accuracy" -> counts.accuracy();
                        case "precision" -> counts.precision();
                        case "recall" -> counts.recall();
                        case "specificity" -> counts.specificity();
                        case "f1" -> counts.f1();
                        default -> SamplingError.ofRocAuc(scores, truth);
                    };
            return error.orElseThrow();
        }
    }

    private static final Map<String, Function<EstimatedPerformance, Double>> ESTIMATES = Map.of(
            "accuracy", EstimatedPerformance::accuracy,
            "precision", EstimatedPerformance::precision,
            "recall", EstimatedPerformance::recall,
            "f1", EstimatedPerformance::f1,
            "specificity", performance -> performance.specificity().orElseThrow(),
            "roc_auc", performance -> performance.rocAuc().orElseThrow());

    private static double realised(ClassificationMetrics metrics, String metric) {
        BinaryMetrics binary = metrics.binary().orElseThrow();
        return switch (metric) {
            case "accuracy" -> metrics.accuracy();
            case "precision" -> binary.precision();
            case "recall" -> binary.recall();
            case "f1" -> binary.f1();
            case "specificity" -> binary.specificity().orElseThrow();
            default -> metrics.rocAuc().orElseThrow();
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldCalibrate(VectorCase test) {
        Rows reference = Rows.of(test, "reference");
        boolean calibrate = test.expected().get("needs_calibration").asBoolean();

        IsotonicRegression regression = IsotonicRegression.fit(
                reference.scores(), VectorCase.numbers(test.input().at("/reference/y")));

        Rows analysis = Rows.of(test, "analysis");
        double[] calibrated = calibrate ? regression.predict(analysis.scores()) : analysis.scores();
        for (int i = 0; i < calibrated.length; i++) {
            assertClose("calibrated", calibrated[i], analysis.calibrated()[i], DIGITS, 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldSeeWhetherCalibrationIsNeeded(VectorCase test) {
        Rows reference = Rows.of(test, "reference");

        Outcome<Boolean> needed = CalibrationCheck.needsCalibration(reference.scores(), reference.truth(), 42);

        if (test.expected().get("needs_calibration").asBoolean()) {
            assertThat(needed).isEqualTo(Outcome.of(true));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldEstimateChunkByChunk(VectorCase test) {
        Rows reference = Rows.of(test, "reference");
        Rows analysis = Rows.of(test, "analysis");
        JsonNode table = test.expected().get("table");

        for (String metric : ESTIMATES.keySet()) {
            ThresholdBand band = band(test, reference, metric);
            for (int chunk = 0; chunk < table.get("chunk/period").size(); chunk++) {
                boolean inReference =
                        table.get("chunk/period").get(chunk).asText().equals("reference");
                int from = table.get("chunk/start_index").get(chunk).asInt();
                int to = table.get("chunk/end_index").get(chunk).asInt() + 1;
                Rows rows = (inReference ? reference : analysis).slice(from, to);
                assertChunk(table, metric, chunk, rows, reference.samplingError(metric), band);
            }
        }
    }

    private static ThresholdBand band(VectorCase test, Rows reference, String metric) {
        int size = test.input().get("chunk_size").asInt();
        double[] history = new double[reference.scores().length / size];
        for (int chunk = 0; chunk < history.length; chunk++) {
            history[chunk] =
                    realised(reference.slice(chunk * size, (chunk + 1) * size).realised(), metric);
        }
        return new DynamicThreshold(3, history.length, 2, Polarity.BOTH, DynamicThreshold.Widening.NONE)
                .learn(history)
                .orElseThrow()
                .clip(0, 1);
    }

    private static void assertChunk(
            JsonNode table, String metric, int chunk, Rows rows, SamplingError samplingError, ThresholdBand band) {
        double estimate = ESTIMATES.get(metric).apply(rows.estimate());
        double error = samplingError.forRows(rows.scores().length);
        assertCell(table, metric + "/value", chunk, estimate);
        assertCell(table, metric + "/sampling_error", chunk, error);
        assertCell(table, metric + "/realized", chunk, realised(rows.realised(), metric));
        assertCell(
                table, metric + "/upper_confidence_boundary", chunk, Math.min(1, estimate + SAMPLING_ERRORS * error));
        assertCell(
                table, metric + "/lower_confidence_boundary", chunk, Math.max(0, estimate - SAMPLING_ERRORS * error));
        assertCell(table, metric + "/upper_threshold", chunk, band.upper());
        assertCell(table, metric + "/lower_threshold", chunk, band.lower());
        assertThat(band.isBreachedBy(estimate))
                .isEqualTo(table.get(metric + "/alert").get(chunk).asBoolean());
    }

    private static void assertCell(JsonNode table, String column, int chunk, double actual) {
        assertClose(column, actual, VectorCase.number(table.get(column).get(chunk)), DIGITS, 1e-12);
    }
}
