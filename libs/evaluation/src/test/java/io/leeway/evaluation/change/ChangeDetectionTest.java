package io.leeway.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.statistics.threshold.Polarity;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeDetectionTest {

    private static final double STATIC_THRESHOLD = 0.2;
    private static final double LEVEL = 0.05;
    private static final double NOISE = 0.01;

    private final ChangeDetection detection = new ChangeDetection(new DynamicThresholdSettings(null, null, null));

    /** The first windows with a gradual finding and above the static threshold; -1 for never. */
    private record Found(int gradual, int fixed) {}

    @Test
    @Tag("simulation")
    void shouldFindAStepAtOnce() {
        // When: far below the static threshold
        long found = IntStream.range(0, 1_000)
                .filter(run -> judgeLast(run, 8 * NOISE).exceeded())
                .count();

        // Then: in the first window of the step, in every run
        assertThat(LEVEL + 8 * NOISE).isLessThan(STATIC_THRESHOLD);
        assertThat(found).isEqualTo(1_000);
    }

    @Test
    void shouldFindASlowRampByItsTrendBeforeTheStaticThresholdDoes() {
        // When
        Found found = follow(new Random(2), 120, i -> LEVEL + Math.max(0, i - 20) * 0.2 * NOISE);

        // Then
        assertThat(found.gradual()).isBetween(20, found.fixed() - 1);
        assertThat(found.fixed()).isPositive();
    }

    @Test
    @Tag("simulation")
    void shouldBeSilentOnNoiseInNinetyNineOfAHundredRuns() {
        // When: each run judges one window after a full history
        long sudden = IntStream.range(0, 1_000)
                .filter(run -> judgeLast(run, 0).exceeded())
                .count();
        long gradual =
                IntStream.range(0, 1_000).filter(run -> !trendIn(run).isEmpty()).count();

        // Then
        assertThat(sudden).isLessThanOrEqualTo(10);
        assertThat(gradual).isLessThanOrEqualTo(10);
    }

    @Test
    void shouldLookAtTheBadSideOnly() {
        // Given
        MetricHistory history = history(new Random(3), 30, i -> LEVEL);

        // Then
        assertThat(detection.sudden(1, history, Polarity.HIGH_IS_BAD).exceeded())
                .isTrue();
        assertThat(detection.sudden(-1, history, Polarity.HIGH_IS_BAD).exceeded())
                .isFalse();
        assertThat(detection.sudden(1, history, Polarity.LOW_IS_BAD).exceeded()).isFalse();
        assertThat(detection.sudden(-1, history, Polarity.LOW_IS_BAD).exceeded())
                .isTrue();
    }

    @Test
    void shouldSayWhatAShortHistoryLacksAndLeaveDriftedWindowsOut() {
        // Given
        List<MetricHistory.Point> points = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> points.add(new MetricHistory.Point(i, LEVEL, i < 4)));

        // When
        DynamicThresholdResult result = detection.sudden(9, new MetricHistory(points), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(result.exceeded()).isFalse();
        assertThat(result.history()).isEqualTo(4);
        assertThat(result.reason()).contains("4 undrifted windows").contains("5 are needed");
    }

    @Test
    void shouldNameTheHistoryThatALimitCameFrom() {
        // When
        DynamicThresholdResult result =
                detection.sudden(LEVEL, history(new Random(4), 50, i -> LEVEL), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(result.history()).isEqualTo(30);
        assertThat(result.from()).isEqualTo(20);
        assertThat(result.to()).isEqualTo(49);
        assertThat(result.limit()).isGreaterThan(LEVEL + 2.5 * NOISE).isLessThan(LEVEL + 5 * NOISE);
    }

    private Found follow(Random random, int windows, IntToDoubleFunction level) {
        List<MetricHistory.Point> points = new ArrayList<>();
        int gradual = -1;
        int fixed = -1;
        for (int i = 0; i < windows; i++) {
            double value = level.applyAsDouble(i) + NOISE * random.nextGaussian();
            MetricHistory history = new MetricHistory(points);
            boolean trend = detection
                    .gradual("x", "psi", value, history, Polarity.HIGH_IS_BAD)
                    .isPresent();
            gradual = gradual < 0 && trend ? i : gradual;
            fixed = fixed < 0 && value > STATIC_THRESHOLD ? i : fixed;
            points.add(new MetricHistory.Point(i, value, value <= STATIC_THRESHOLD));
        }
        return new Found(gradual, fixed);
    }

    private DynamicThresholdResult judgeLast(int run, double step) {
        Random random = new Random(1_000 + run);
        MetricHistory history = history(random, 30, i -> LEVEL);
        return detection.sudden(LEVEL + step + NOISE * random.nextGaussian(), history, Polarity.HIGH_IS_BAD);
    }

    private java.util.Optional<?> trendIn(int run) {
        Random random = new Random(9_000 + run);
        MetricHistory history = history(random, 30, i -> LEVEL);
        return detection.gradual("x", "psi", LEVEL + NOISE * random.nextGaussian(), history, Polarity.HIGH_IS_BAD);
    }

    private static MetricHistory history(Random random, int windows, IntToDoubleFunction level) {
        return new MetricHistory(IntStream.range(0, windows)
                .mapToObj(i -> new MetricHistory.Point(i, level.applyAsDouble(i) + NOISE * random.nextGaussian(), true))
                .toList());
    }
}
