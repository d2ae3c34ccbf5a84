package io.leeway.evaluation.performance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.evaluation.performance.metrics.Metric;

import static org.assertj.core.api.Assertions.assertThat;

class PerformanceJudgeTest {

    @ParameterizedTest(name = "higher is better: {0}, value {1} in [{2}, {3}], baseline {4}: drop {5}, exceeded {6}")
    @CsvSource({
        // A score: lower is worse, absolute
        "true,  0.60, 0.55, 0.65, 0.80, 0.20, true",
        "true,  0.90, 0.85, 0.95, 0.80, 0.00, false",
        "true,  0.76, 0.72, 0.79, 0.80, 0.04, false",
        // Worse than allowed, but forty labels could have done it by chance
        "true,  0.70, 0.54, 0.83, 0.80, 0.10, false",
        // An error: higher is worse, relative to the baseline
        "false, 12.0, 11.0, 13.0, 10.0, 0.20, true",
        "false,  8.0,  7.0,  9.0, 10.0, 0.00, false",
        "false, 10.4, 10.2, 10.6, 10.0, 0.04, false",
        "false, 12.0,  9.0, 15.0, 10.0, 0.20, false",
        // Without any error before, any error is a whole one
        "false,  0.1, 0.05, 0.15,  0.0, 1.00, true",
    })
    void shouldMeasureADropInTheBadDirectionOnly(
            boolean higherIsBetter,
            double value,
            double lower,
            double upper,
            double baseline,
            double drop,
            boolean exceeded) {
        // Given
        Metric metric = new Metric(MetricName.of("m"), higherIsBetter, value, lower, upper, null);

        // When
        MetricResult result = PerformanceJudge.judge(metric, baseline, 0.05, 1);

        // Then
        assertThat(result.drop()).isCloseTo(drop, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(result.exceeded()).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, 0.8", "0.6, null"})
    void shouldNotJudgeWithoutAValueOrABaseline(Double value, Double baseline) {
        // Given
        Metric metric = new Metric(MetricName.of("m"), true, value, 0.5, 0.7, null);

        // When
        MetricResult result = PerformanceJudge.judge(metric, baseline, 0.05, 1);

        // Then
        assertThat(result.drop()).isNull();
        assertThat(result.exceeded()).isFalse();
    }
}
