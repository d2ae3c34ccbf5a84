package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;

import static org.assertj.core.api.Assertions.assertThat;

class SpeakingMetricTest {

    @Test
    void shouldTellOfThePrimaryMetricWhereItDropped() {
        assertThat(speaking(dropped("recall", 0.2), dropped("f1", 0.1))).isEqualTo("f1");
    }

    @Test
    void shouldTellOfTheOneFarthestBeyondWhatItMayWhereThePrimaryHolds() {
        assertThat(speaking(dropped("accuracy", 0.1), dropped("recall", 0.2), holds("f1")))
                .isEqualTo("recall");
    }

    @Test
    void shouldTellOfThePrimaryMetricWhereAllHold() {
        assertThat(speaking(holds("recall"), holds("f1"))).isEqualTo("f1");
    }

    @Test
    void shouldTellOfNoneWhereThePrimaryIsNotKnownAndNoneDropped() {
        assertThat(report(holds("recall")).speaking()).isEmpty();
        assertThat(report().speaking()).isEmpty();
    }

    private static String speaking(MetricResult... metrics) {
        return report(metrics).speaking().orElseThrow().name().word();
    }

    private static MetricResult dropped(String name, double drop) {
        return metric(name, drop, true);
    }

    private static MetricResult holds(String name) {
        return metric(name, 0, false);
    }

    private static MetricResult metric(String name, double drop, boolean exceeded) {
        return MetricResultBuilder.builder()
                .name(MetricName.of(name))
                .higherIsBetter(true)
                .value(0.5)
                .baseline(0.5 + drop)
                .drop(drop)
                .allowedDrop(0.05)
                .exceeded(exceeded)
                .build();
    }

    private static PerformanceReport report(MetricResult... metrics) {
        Instant now = Instant.EPOCH;
        return PerformanceReportBuilder.builder()
                .batch(new BatchRef("m", "b", "b", 1, "r", 10, 0, now, null, null))
                .verdict(Verdict.STABLE)
                .primaryMetric(MetricName.F1)
                .metrics(List.of(metrics))
                .unknownClasses(Map.of())
                .evaluatedAt(now)
                .build();
    }
}
