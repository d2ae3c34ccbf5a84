package io.leeway.evaluation.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.statistics.threshold.DynamicThreshold;
import io.leeway.statistics.threshold.Polarity;
import io.leeway.statistics.threshold.ThresholdBand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChangeRulesTest {

    private static final double[] USUAL = {0.04, 0.05, 0.06, 0.05, 0.045};

    private final ChangeDetection detection = new ChangeDetection(new DynamicThresholdSettings(null, null, null));

    @Test
    void shouldLearnALimitFromFiveUndriftedWindowsAndFromNoFewer() {
        // When
        DynamicThresholdResult four = detection.sudden(9, history(Arrays.copyOf(USUAL, 4)), Polarity.HIGH_IS_BAD);
        DynamicThresholdResult five = detection.sudden(9, history(USUAL), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(four)
                .isEqualTo(new DynamicThresholdResult(
                        null, false, 4, null, null, 0L, 3L, "4 undrifted windows, 5 are needed"));
        assertThat(five.limit()).isNotNull();
        assertThat(five.mean()).isCloseTo(0.049, within(1e-12));
        assertThat(five.standardDeviation()).isCloseTo(0.00663324958, within(1e-9));
        assertThat(five.exceeded()).isTrue();
        assertThat(five.reason()).isNull();
    }

    @Test
    void shouldHaveNoPlaceInTimeWithoutAHistory() {
        // When
        DynamicThresholdResult result = detection.sudden(9, MetricHistory.empty(), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(result)
                .isEqualTo(new DynamicThresholdResult(
                        null, false, 0, null, null, null, null, "0 undrifted windows, 5 are needed"));
    }

    @Test
    void shouldBeExceededAboveTheLimitAndNotAtIt() {
        // Given
        double limit = band(Polarity.HIGH_IS_BAD).upper();

        // When
        DynamicThresholdResult at = detection.sudden(limit, history(USUAL), Polarity.HIGH_IS_BAD);
        DynamicThresholdResult above = detection.sudden(Math.nextUp(limit), history(USUAL), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(at.limit()).isEqualTo(limit);
        assertThat(at.exceeded()).isFalse();
        assertThat(above.exceeded()).isTrue();
    }

    @Test
    void shouldBeExceededBelowTheLimitWhereLowIsBad() {
        // Given
        double limit = band(Polarity.LOW_IS_BAD).lower();

        // When
        DynamicThresholdResult at = detection.sudden(limit, history(USUAL), Polarity.LOW_IS_BAD);
        DynamicThresholdResult below = detection.sudden(Math.nextDown(limit), history(USUAL), Polarity.LOW_IS_BAD);

        // Then
        assertThat(at.limit()).isEqualTo(limit).isLessThan(0.04);
        assertThat(at.exceeded()).isFalse();
        assertThat(below.exceeded()).isTrue();
    }

    @Test
    void shouldNameTheLimitThatWasCrossedWhereBothSidesAreBad() {
        // When
        DynamicThresholdResult below = detection.sudden(-9, history(USUAL), Polarity.BOTH);
        DynamicThresholdResult above = detection.sudden(9, history(USUAL), Polarity.BOTH);

        // Then
        assertThat(below.exceeded()).isTrue();
        assertThat(below.limit()).isEqualTo(band(Polarity.BOTH).lower());
        assertThat(above.exceeded()).isTrue();
        assertThat(above.limit()).isEqualTo(band(Polarity.BOTH).upper());
    }

    @Test
    void shouldNotCallAnyChangeOfAConstantHistorySudden() {
        // When
        DynamicThresholdResult result = detection.sudden(9, history(1, 1, 1, 1, 1, 1), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(result.exceeded()).isFalse();
        assertThat(result.limit()).isEqualTo(1);
        assertThat(result.reason()).isEqualTo("the history does not vary");
    }

    @Test
    void shouldSayWhatChangedSuddenly() {
        // Given
        DynamicThresholdResult result = new DynamicThresholdResult(0.25, true, 7, 0.1, 0.05, 0L, 6L, null);

        // When
        ChangeFinding ofColumn =
                detection.suddenFinding("x", "psi", 0.5, result).orElseThrow();
        ChangeFinding ofMetric =
                detection.suddenFinding(null, "rmse", 0.5, result).orElseThrow();

        // Then
        assertThat(ofColumn)
                .isEqualTo(new ChangeFinding(
                        ChangeKind.SUDDEN,
                        "x",
                        "psi",
                        0.5,
                        0.25,
                        null,
                        null,
                        7,
                        "x: psi is 0.5000; its last 7 undrifted windows allow 0.2500"));
        assertThat(ofMetric.message()).startsWith("rmse is 0.5000");
    }

    @Test
    void shouldFindNothingSuddenWithinTheLimit() {
        // Given
        DynamicThresholdResult within = new DynamicThresholdResult(0.25, false, 7, 0.1, 0.05, 0L, 6L, null);

        // When
        Optional<ChangeFinding> finding = detection.suddenFinding("x", "psi", 0.2, within);

        // Then
        assertThat(finding).isEmpty();
    }

    @Test
    void shouldLookForATrendFromTenWindowsOn() {
        // When: each window is 0.01 above the one before
        Optional<ChangeFinding> nine = detection.gradual("x", "psi", 0.08, rising(8), Polarity.HIGH_IS_BAD);
        Optional<ChangeFinding> ten = detection.gradual("x", "psi", 0.09, rising(9), Polarity.HIGH_IS_BAD);

        // Then
        assertThat(nine).isEmpty();
        assertThat(ten).hasValueSatisfying(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.GRADUAL);
            assertThat(change.column()).isEqualTo("x");
            assertThat(change.metric()).isEqualTo("psi");
            assertThat(change.value()).isEqualTo(0.09);
            assertThat(change.slope()).isCloseTo(0.01, within(1e-12));
            assertThat(change.pValue()).isLessThanOrEqualTo(ChangeDetection.TREND_ALPHA);
            assertThat(change.windows()).isEqualTo(10);
            assertThat(change.message()).isEqualTo("x: psi rises by 0.0100 a window over the last 10");
        });
    }

    @Test
    void shouldCallATrendAChangeOnItsBadSideOnly() {
        // Given: it has fallen from 1 in steps of 0.01
        MetricHistory falling =
                history(IntStream.range(0, 14).mapToDouble(i -> 1 - 0.01 * i).toArray());

        // When
        Optional<ChangeFinding> high = detection.gradual(null, "f1", 0.86, falling, Polarity.HIGH_IS_BAD);
        Optional<ChangeFinding> low = detection.gradual(null, "f1", 0.86, falling, Polarity.LOW_IS_BAD);
        Optional<ChangeFinding> both = detection.gradual(null, "f1", 0.86, falling, Polarity.BOTH);
        Optional<ChangeFinding> risingWhereLowIsBad =
                detection.gradual(null, "f1", 0.14, rising(14), Polarity.LOW_IS_BAD);

        // Then
        assertThat(high).isEmpty();
        assertThat(low.orElseThrow().message()).isEqualTo("f1 falls by 0.0100 a window over the last 15");
        assertThat(both).isPresent();
        assertThat(risingWhereLowIsBad).isEmpty();
    }

    @Test
    void shouldLookForATrendInTheLastWindowsOnly() {
        // Given: it fell for a long time and has risen for the last eleven windows; twelve are looked at
        ChangeDetection twelve = new ChangeDetection(new DynamicThresholdSettings(3.0, 12, 5));
        MetricHistory history = history(IntStream.range(0, 41)
                .mapToDouble(i -> i < 30 ? 100 - i : 0.01 * i)
                .toArray());

        // When
        Optional<ChangeFinding> change = twelve.gradual("x", "psi", 0.41, history, Polarity.HIGH_IS_BAD);

        // Then
        assertThat(change.orElseThrow().windows()).isEqualTo(12);
    }

    @Test
    void shouldNotCallNoiseATrend() {
        // When
        Optional<ChangeFinding> change =
                detection.gradual("x", "psi", 0.05, history(5, 3, 4, 6, 2, 5, 4, 3, 6, 5, 4, 2, 5), Polarity.BOTH);

        // Then
        assertThat(change).isEmpty();
    }

    @Test
    void shouldKeepTheHistoriesOfMetricsApart() {
        // Given
        Histories<String> histories = new Histories<>();
        MetricHistory.Point first = new MetricHistory.Point(1, 0.1, true);
        MetricHistory.Point second = new MetricHistory.Point(2, 0.2, false);
        histories.add("a", first);
        histories.add("a", second);

        // When
        MetricHistory known = histories.of("a");
        MetricHistory unknown = histories.of("b");

        // Then
        assertThat(known.points()).containsExactly(first, second);
        assertThat(known.undrifted()).containsExactly(first);
        assertThat(unknown.points()).isEmpty();
    }

    @Test
    void shouldNameVectorsAsNoColumnIsNamed() {
        assertThat(Series.vectors("embedding")).isEqualTo("(embedding)");
    }

    private static ThresholdBand band(Polarity polarity) {
        return DynamicThreshold.withDefaults(polarity).learn(USUAL).orElseThrow();
    }

    private static MetricHistory rising(int windows) {
        return history(IntStream.range(0, windows).mapToDouble(i -> 0.01 * i).toArray());
    }

    private static MetricHistory history(double... values) {
        List<MetricHistory.Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new MetricHistory.Point(i, values[i], true))
                .toList();
        return new MetricHistory(points);
    }
}
