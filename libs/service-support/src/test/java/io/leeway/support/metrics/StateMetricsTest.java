package io.leeway.support.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is known is told as it was last; what is not known is not told, and never as 0. */
class StateMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Source source = new Source();
    private final Source other = new Source();

    @Test
    void shouldTellWhatWasReadLastAndNothingOfWhatIsGone() {
        // Given
        StateMetrics metrics = metrics(10, 10);
        source.says = readings -> {
            readings.add(StateMetric.RISK, 40, "churn");
            readings.add(StateMetric.RISK, 0, "price");
        };
        metrics.read();
        Meter kept = registry.get("leeway_risk").tag("model", "churn").meter();

        // When
        source.says = readings -> readings.add(StateMetric.RISK, 41.5, "churn");
        metrics.read();

        // Then
        assertThat(registry.get("leeway_risk").gauges()).hasSize(1);
        assertThat(value("leeway_risk", "model", "churn")).isEqualTo(41.5);
        assertThat(registry.get("leeway_risk").tag("model", "churn").meter())
                .as("it is never missing between two readings")
                .isSameAs(kept);
    }

    @Test
    void shouldTellNothingOfWhatCannotBeReadAndGoOnWithTheRest() {
        // Given
        StateMetrics metrics = metrics(10, 10);
        source.says = readings -> readings.add(StateMetric.DEAD_LETTERS, 3);
        other.says = readings -> readings.add(StateMetric.RISK, 7, "churn");
        metrics.read();

        // When
        source.says = readings -> {
            readings.add(StateMetric.DEAD_LETTERS, 0);
            throw new IllegalStateException("the database is away");
        };
        metrics.read();

        // Then
        assertThat(registry.find("leeway_dead_letters").gauge()).isNull();
        assertThat(value("leeway_risk", "model", "churn")).isEqualTo(7);
        assertThat(registry.get("leeway.state.unreadable").counter().count()).isEqualTo(1);

        // When it can be read again
        source.says = readings -> readings.add(StateMetric.DEAD_LETTERS, 4);
        metrics.read();

        // Then
        assertThat(registry.get("leeway_dead_letters").gauge().value()).isEqualTo(4);
    }

    @Test
    void shouldSayHowManySeriesWereLeftOut() {
        // Given: two of three models have a place, and five of 300 features
        source.says = readings -> {
            List.of("a", "b").forEach(model -> readings.add(StateMetric.RISK, 1, model));
            readings.leaveOut(StateMetric.RISK, 3L - readings.models());
            int room = readings.roomForFeatures(StateMetric.DRIFT);
            IntStream.range(0, room).forEach(i -> readings.add(StateMetric.DRIFT, 0, "a", "f" + i));
            readings.leaveOut(StateMetric.DRIFT, 300L - room);
        };

        // When
        metrics(2, 5).read();

        // Then
        assertThat(registry.get("leeway_drift").gauges()).hasSize(5);
        assertThat(value("leeway_series_left_out", "of", "leeway_risk")).isEqualTo(1);
        assertThat(value("leeway_series_left_out", "of", "leeway_drift")).isEqualTo(295);
    }

    @Test
    void shouldTellNoAgeOfWhatIsNotThere() {
        Instant now = Instant.parse("2026-01-01T00:01:00Z");
        StateReadings readings = new StateReadings(1, 1);

        readings.addAge(StateMetric.OUTBOX_OLDEST_SECONDS, null, now);
        readings.addAge(StateMetric.LAST_BATCH_SECONDS, now.minusSeconds(60), now, "churn");
        readings.addAge(StateMetric.LAST_BATCH_SECONDS, now.plusSeconds(60), now, "a clock that is ahead");

        assertThat(readings.of(StateMetric.OUTBOX_OLDEST_SECONDS)).isEmpty();
        assertThat(readings.of(StateMetric.LAST_BATCH_SECONDS).values()).containsExactly(60.0, 0.0);
    }

    @Test
    void shouldRefuseAValueWithoutItsLabels() {
        assertThatThrownBy(() -> new StateReadings(1, 1).add(StateMetric.RISK, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[model]");
    }

    private StateMetrics metrics(int models, int features) {
        return new StateMetrics(registry, List.of(source, other), new MetricsConfig() {
            @Override
            public Duration interval() {
                return Duration.ofSeconds(15);
            }

            @Override
            public int models() {
                return models;
            }

            @Override
            public int features() {
                return features;
            }
        });
    }

    private double value(String name, String label, String of) {
        Gauge gauge = registry.get(name).tag(label, of).gauge();
        return gauge.value();
    }

    private static final class Source implements StateSource {

        private StateSource says = readings -> {};

        @Override
        public void read(StateReadings readings) {
            says.read(readings);
        }
    }
}
