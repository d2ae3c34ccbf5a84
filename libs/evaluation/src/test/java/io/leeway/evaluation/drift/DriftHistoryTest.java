package io.leeway.evaluation.drift;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;

import static org.assertj.core.api.Assertions.assertThat;

class DriftHistoryTest {

    private static final StatisticResult SIGNIFICANT = test(0.0001);
    private static final StatisticResult INSIGNIFICANT = test(0.5);

    private final Histories<Series> histories = new Histories<>();
    private final DriftHistory history = new DriftHistory(new DynamicThresholdSettings(null, null, null), histories);

    @Test
    void shouldTellTheFirstDistanceThatDecidesAndNoOther() {
        // Given
        steady("x", "psi");
        steady("x", "wasserstein");

        // When
        List<StatisticResult> compared =
                look(Verdict.DRIFTED, SIGNIFICANT, distance("psi", 2, 0.2), distance("wasserstein", 2, 0.1));

        // Then
        assertThat(history.changes()).extracting(ChangeFinding::metric).containsExactly("psi");
        assertThat(compared.get(1).dynamic().exceeded()).isTrue();
        assertThat(compared.get(2).dynamic().exceeded()).isTrue();
    }

    @Test
    void shouldNotCallAJumpSuddenThatIsNotSignificant() {
        // Given
        steady("x", "psi");

        // When
        List<StatisticResult> compared = look(Verdict.STABLE, INSIGNIFICANT, distance("psi", 2, 0.2));

        // Then
        assertThat(compared.getLast().dynamic().exceeded()).isTrue();
        assertThat(history.changes()).isEmpty();
    }

    @Test
    void shouldNotCallAJumpSuddenThatIsSignificantOnlyIfNothingElseIsLookedAt() {
        // Given
        steady("x", "psi");

        // When
        look(Verdict.DRIFTED, test(0.005), distance("psi", 2, 0.2));

        // Then
        assertThat(history.changes()).isEmpty();
    }

    @Test
    void shouldCallAJumpSuddenWhereNoTestIsMade() {
        // Given
        steady("x", "psi");

        // When
        look(Verdict.DRIFTED, distance("psi", 2, 0.2));

        // Then
        assertThat(history.changes()).extracting(ChangeFinding::kind).containsExactly(ChangeKind.SUDDEN);
    }

    @Test
    void shouldTellATrendThatIsNotYetSignificant() {
        // Given
        keep("x", "psi", window -> 0.001 * window);

        // When
        look(Verdict.STABLE, INSIGNIFICANT, distance("psi", 0.02, 0.2));

        // Then
        assertThat(history.changes()).extracting(ChangeFinding::kind).containsExactly(ChangeKind.GRADUAL);
    }

    @Test
    void shouldTellATrendOfAColumnThatIsHeldAgainstChunksOnlyWhereItIsBeyondThem() {
        // Given
        keep("x", "psi", window -> 0.001 * window);
        keep("y", "psi", window -> 0.001 * window);

        // When
        look("x", unusual(0.03), distance("psi", 0.02, 0.2));
        look("y", unusual(0.0001), distance("psi", 0.02, 0.2));

        // Then
        assertThat(history.changes()).extracting(ChangeFinding::column).containsExactly("y");
    }

    @Test
    void shouldNotTellOfWhatIsOnlyReported() {
        // Given
        steady("x", "jensen-shannon");

        // When
        List<StatisticResult> compared = look(Verdict.STABLE, SIGNIFICANT, distance("jensen-shannon", 2, null));

        // Then
        assertThat(compared.getLast().dynamic().exceeded()).isTrue();
        assertThat(history.changes()).isEmpty();
    }

    @Test
    void shouldWatchTheMeanOnBothSidesAndADistanceAboveOnly() {
        // Given
        steady("x", "mean-shift");
        steady("x", "psi");

        // When
        List<StatisticResult> compared =
                look(Verdict.STABLE, distance("mean-shift", -2, null), distance("psi", -2, 0.2));

        // Then
        assertThat(compared.getFirst().dynamic().exceeded()).isTrue();
        assertThat(compared.getLast().dynamic().exceeded()).isFalse();
    }

    @Test
    void shouldLeaveAColumnAloneThatCannotBeJudged() {
        // Given
        steady("x", "psi");

        // When
        List<StatisticResult> compared = look(Verdict.INSUFFICIENT_DATA, SIGNIFICANT, distance("psi", 2, 0.2));

        // Then
        assertThat(compared).extracting(StatisticResult::dynamic).containsOnlyNulls();
        assertThat(history.changes()).isEmpty();
    }

    @Test
    void shouldKeepAStatisticWithoutAValueAsItIs() {
        // Given
        steady("x", "psi");
        StatisticResult undefined = new StatisticResult(
                StatisticName.WASSERSTEIN, "", null, null, null, null, 0.1, false, null, "constant");

        // When
        List<StatisticResult> compared = look(Verdict.DRIFTED, undefined, SIGNIFICANT, distance("psi", 2, 0.2));

        // Then
        assertThat(compared).hasSize(3).startsWith(undefined);
        assertThat(history.changes()).extracting(ChangeFinding::metric).containsExactly("psi");
    }

    @Test
    void shouldHoldVectorsAgainstTheirOwnHistory() {
        // Given
        steady("(embedding)", "centroid-distance");
        VectorDrift vector = new VectorDrift(
                "embedding", 2, Verdict.DRIFTED, null, List.of(distance("centroid-distance", 2, 0.1)), 9, 9, 0);

        // When
        List<VectorDrift> compared = history.vectors(List.of(vector));

        // Then
        assertThat(compared.getFirst().statistics().getFirst().dynamic().exceeded())
                .isTrue();
        assertThat(history.changes()).extracting(ChangeFinding::column).containsExactly("(embedding)");
    }

    private List<StatisticResult> look(Verdict verdict, StatisticResult... statistics) {
        return look("x", verdict, statistics);
    }

    private void look(String name, StatisticResult... statistics) {
        look(name, Verdict.STABLE, statistics);
    }

    private List<StatisticResult> look(String name, Verdict verdict, StatisticResult... statistics) {
        ColumnSummary summary = new ColumnSummary(9, 0, 0L, 0L, 9, 0.0, 1.0, -3.0, 0.0, 3.0);
        ColumnDrift column = new ColumnDrift(
                name, FeatureType.NUMERIC, verdict, null, Arrays.asList(statistics), summary, summary, null);
        return history.columns(List.of(column)).getFirst().statistics();
    }

    private void steady(String column, String metric) {
        keep(column, metric, window -> 0.01 + 0.001 * (window % 3));
    }

    private void keep(String column, String metric, IntToDoubleFunction value) {
        IntStream.range(0, 20)
                .forEach(window -> histories.add(
                        new Series(column, StatisticName.of(metric)),
                        new MetricHistory.Point(window, value.applyAsDouble(window), true)));
    }

    private static StatisticResult distance(String name, double value, @Nullable Double threshold) {
        boolean exceeded = threshold != null && value > threshold;
        return new StatisticResult(
                StatisticName.of(name), "", value, null, null, value, threshold, exceeded, null, null);
    }

    private static StatisticResult unusual(double adjusted) {
        return new StatisticResult(
                StatisticName.UNUSUAL, "chunks", 3.0, adjusted, adjusted, null, 0.05, adjusted <= 0.05, null, null);
    }

    private static StatisticResult test(double pValue) {
        return new StatisticResult(
                StatisticName.KS, "exact", 0.4, pValue, pValue, 0.4, 0.01, pValue <= 0.01, null, null);
    }
}
