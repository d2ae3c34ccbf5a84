package io.leeway.evaluation.watch;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {

    private static final int ROWS = 400;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void shouldTellASuddenChangeByTheBatchesBefore() {
        // Given
        DriftWatch watch = new DriftWatch(
                new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults()),
                MonitoredColumns.ofFeatures(Map.of("x", FeatureType.NUMERIC)),
                DriftSettings.defaults(),
                profile(4_000, 0),
                Usual.unknown());
        for (int batch = 0; batch < 6; batch++) {
            assertThat(AlarmSource.CHANGE.in(watch.next(profile(ROWS, 0)))).isFalse();
        }

        // When
        DriftFindings findings = watch.next(profile(ROWS, 1));

        // Then
        assertThat(findings.changes()).extracting(change -> change.kind()).containsExactly(ChangeKind.SUDDEN);
        assertThat(findings.changes().getFirst().windows()).isEqualTo(6);
        assertThat(AlarmSource.CHANGE.in(findings)).isTrue();
        assertThat(AlarmSource.DRIFT.in(findings)).isTrue();
        assertThat(AlarmSource.PERFORMANCE.in(findings)).isFalse();
    }

    @Test
    void shouldHoldPerformanceAgainstTheReference() {
        // Given
        PerformanceWatch watch =
                new PerformanceWatch(classifier(), PerformanceWatch.baseline(classifier(), rows(4_000, 0.1)));
        assertThat(AlarmSource.PERFORMANCE.in(watch.next(rows(ROWS, 0.1)))).isFalse();

        // When
        PerformanceReport report = watch.next(rows(ROWS, 0.4));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(AlarmSource.PERFORMANCE.in(report)).isTrue();
    }

    @Test
    void shouldNotKnowPerformanceWithoutTrueValues() {
        // Given
        PerformanceWatch watch =
                new PerformanceWatch(classifier(), PerformanceWatch.baseline(classifier(), rows(4_000, 0.1)));

        // When
        PerformanceReport report = watch.next(new Block(0, List.of()));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(AlarmSource.PERFORMANCE.in(report)).isFalse();
    }

    @Test
    void shouldLeaveOutRowsWithoutALabel() {
        // Given
        PerformanceWatch watch =
                new PerformanceWatch(classifier(), PerformanceWatch.baseline(classifier(), rows(4_000, 0.1)));
        Block labelled = rows(ROWS, 0.1);
        int[] truth = labelled.text("y").orElseThrow().codes().clone();
        IntStream.range(0, 100).forEach(row -> truth[row] = -1);

        // When
        PerformanceReport report = watch.next(new Block(
                ROWS,
                List.of(
                        labelled.text("predicted").orElseThrow(),
                        new Column.Text("y", new String[] {"a", "b"}, truth))));

        // Then
        assertThat(report.labelledRows()).isEqualTo(300);
        assertThat(report.coverage()).isEqualTo(0.75);
    }

    private DataProfile profile(int rows, double shift) {
        double[] values = IntStream.range(0, rows)
                .mapToDouble(row -> random.nextGaussian() + shift)
                .toArray();
        return new DataProfile(rows, Map.of("x", NumericProfile.of(values)), Map.of());
    }

    private Block rows(int rows, double wrong) {
        String[] classes = {"a", "b"};
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(2);
            predicted[row] = random.nextDouble() < wrong ? 1 - truth[row] : truth[row];
        }
        return new Block(
                rows, List.of(new Column.Text("predicted", classes, predicted), new Column.Text("y", classes, truth)));
    }

    private static ModelDefinition classifier() {
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("predicted", null, "a"))
                .target("y")
                .build();
    }
}
