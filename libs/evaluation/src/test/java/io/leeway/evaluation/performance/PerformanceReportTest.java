package io.leeway.evaluation.performance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.performance.metrics.LabelledRows;

import static org.assertj.core.api.Assertions.assertThat;

class PerformanceReportTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Baseline BASELINE = Baseline.of(Map.of("rmse", 1.0, "mae", 1.0), Set.of());

    @Test
    void shouldSayWhatDropped() {
        // When
        PerformanceReport worse = report(100, BASELINE, 3);
        PerformanceReport same = report(100, BASELINE, 1);

        // Then
        assertThat(worse.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(worse.reason()).contains("the baseline 1.000");
        assertThat(worse.drop()).isGreaterThan(1);
        assertThat(worse.coverage()).isEqualTo(0.5);
        assertThat(same.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(same.reason()).isNull();
    }

    @Test
    void shouldSayWhatIsLackingInsteadOfAVerdict() {
        // When
        PerformanceReport few = report(3, BASELINE, 3);
        PerformanceReport noBaseline = report(100, new Baseline(Map.of(), Set.of()), 3);

        // Then
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason()).startsWith("3 rows have a label");
        assertThat(few.drop()).isNull();
        assertThat(noBaseline.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(noBaseline.reason()).contains("no baseline is given");
    }

    @Test
    void shouldSayTheSameOfTheSameCase() {
        // When
        PerformanceReport once = report(100, BASELINE, 2);

        // Then
        assertThat(report(100, BASELINE, 2)).isEqualTo(once);
    }

    private static PerformanceReport report(int labelled, Baseline baseline, double error) {
        double[] truth = IntStream.range(0, labelled).asDoubleStream().toArray();
        double[] predicted = Arrays.stream(truth).map(value -> value + error).toArray();
        ModelDefinition definition = TestRegressor.definition(null);
        return PerformanceJudge.judge(
                new PerformanceCase(
                        new BatchRef("m", "b", "b", 1, "r", 2L * labelled, 0, AT, null, null),
                        definition,
                        labelled,
                        new LabelledRows.Regressed(truth, predicted),
                        baseline,
                        new Histories<>()),
                AT,
                1);
    }
}
