package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.metric.RegressionAccumulator;
import io.leeway.statistics.metric.RegressionMetrics;

import static io.leeway.statistics.vectors.Close.assertClose;
import static io.leeway.statistics.vectors.Close.assertSame;

/** Kind regression: metrics of scikit-learn. */
final class RegressionTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("regression");
    }

    private static RegressionAccumulator accumulate(VectorCase test, int from, int step) {
        double[] truths = test.numbers("y_true");
        double[] predictions = test.numbers("y_pred");
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int i = from; i < truths.length; i += step) {
            accumulator.add(truths[i], predictions[i]);
        }
        return accumulator;
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasure(VectorCase test) {
        RegressionAccumulator accumulator = accumulate(test, 0, 1);

        RegressionMetrics metrics = accumulator.metrics().orElseThrow();

        assertMetrics(test, metrics);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureTheSameWhenMerged(VectorCase test) {
        RegressionAccumulator accumulator = accumulate(test, 0, 2);

        accumulator.merge(accumulate(test, 1, 2));

        assertMetrics(test, accumulator.metrics().orElseThrow());
    }

    private static void assertMetrics(VectorCase test, RegressionMetrics metrics) {
        assertClose("me", metrics.meanError(), test.expectedNumber("/me"));
        assertClose("mae", metrics.meanAbsoluteError(), test.expectedNumber("/mae"));
        assertClose("mse", metrics.meanSquaredError(), test.expectedNumber("/mse"));
        assertClose("rmse", metrics.rootMeanSquaredError(), test.expectedNumber("/rmse"));
        assertSame("r2", metrics.r2(), test.expected().get("r2"));
        assertClose("mape", metrics.meanAbsolutePercentageError(), test.expectedNumber("/mape"));
        assertClose("medae", metrics.medianAbsoluteError(), test.expectedNumber("/medae"));
        assertClose("max", metrics.maxError(), test.expectedNumber("/max_error"));
        assertSame("explained", metrics.explainedVariance(), test.expected().get("explained_variance"));
        assertSame("rmsle", metrics.rootMeanSquaredLogError(), test.expected().get("rmsle"));
    }
}
