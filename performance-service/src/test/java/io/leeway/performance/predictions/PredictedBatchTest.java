package io.leeway.performance.predictions;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.evaluation.performance.metrics.LabelledRows;

import static io.leeway.performance.predictions.Rows.AT;
import static io.leeway.performance.predictions.Rows.accepted;
import static io.leeway.performance.predictions.Rows.block;
import static io.leeway.performance.predictions.Rows.classifier;
import static io.leeway.performance.predictions.Rows.numbers;
import static io.leeway.performance.predictions.Rows.only;
import static io.leeway.performance.predictions.Rows.regressed;
import static io.leeway.performance.predictions.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

class PredictedBatchTest {

    @Test
    void shouldNoticeALateLabelOfZero() {
        // Given
        long before = of(regressed(5, Double.NaN)).labelFingerprint();

        // When
        long after = of(regressed(5, 0)).labelFingerprint();

        // Then
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void shouldTellSetsOfLabelsApart() {
        // When
        List<Long> fingerprints = List.of(
                of().labelFingerprint(),
                of(regressed(Double.NaN)).labelFingerprint(),
                of(regressed(0)).labelFingerprint(),
                of(regressed(1)).labelFingerprint(),
                of(regressed(1, 2)).labelFingerprint(),
                of(regressed(2, 1)).labelFingerprint());

        // Then
        assertThat(fingerprints).doesNotHaveDuplicates().allMatch(fingerprint -> fingerprint > 0);
    }

    @Test
    void shouldTellTheSameLabelsByTheSameFingerprint() {
        // When
        long fingerprint = of(regressed(0, 5, Double.NaN)).labelFingerprint();

        // Then
        assertThat(of(regressed(0, 5), regressed(Double.NaN)).labelFingerprint())
                .as("however the rows are cut into blocks")
                .isEqualTo(fingerprint);
    }

    @Test
    void shouldCountLabelsOfZeroAndNoRowsWithout() {
        // When
        long count = of(regressed(0, Double.NaN), regressed(), regressed(1)).labelledCount();

        // Then
        assertThat(count).isEqualTo(2);
    }

    @Test
    void shouldMeasureTheLabelledRowsOfAllBlocks() {
        // When
        LabelledRows rows = of(regressed(0, Double.NaN), regressed(3)).labelledRows();

        // Then
        LabelledRows.Regressed regressed = (LabelledRows.Regressed) rows;
        assertThat(regressed.truth()).containsExactly(0, 3);
        assertThat(regressed.predicted()).containsExactly(1, 1);
    }

    @Test
    void shouldMeasureNothingWhereThereIsNothing() {
        // When
        LabelledRows rows = PredictedBatch.rowsOf(true, List.of());

        // Then
        assertThat(rows.size()).isZero();
    }

    @Test
    void shouldHaveProbabilitiesOnlyWhereEveryBlockHasThem() {
        // Given
        PredictionBlock scored = only(PredictionBlock.ofRows(
                classifier(),
                block(text("id", "a"), text("prediction", "yes"), numbers("score", 0.75), text("target", "no"))));
        PredictionBlock bare = only(PredictionBlock.ofRows(
                classifier(), block(text("id", "b"), text("prediction", "no"), text("target", "no"))));

        // When
        LabelledRows both = PredictedBatch.rowsOf(true, List.of(scored, bare));

        // Then
        LabelledRows.Classified classified = (LabelledRows.Classified) both;
        assertThat(classified.truth()).containsExactly("no", "no");
        assertThat(classified.predicted()).containsExactly("yes", "no");
        assertThat(classified.probability()).isEmpty();
        assertThat(((LabelledRows.Classified) PredictedBatch.rowsOf(true, List.of(scored))).probability())
                .containsExactly(0.75);
    }

    @Test
    void shouldBecomeAWindowOfTwoParts() {
        // Given
        PredictedBatch first = PredictedBatch.of(
                accepted("one", 10, false, AT.plusSeconds(60), AT.plusSeconds(120)), List.of(regressed(1)));

        // When
        PredictedBatch window =
                first.with(accepted("two", 5, true, AT, AT.plusSeconds(90)), List.of(regressed(2), regressed(3)));

        // Then
        assertThat(window.has("one")).isTrue();
        assertThat(window.has("two")).isTrue();
        assertThat(window.has("three")).isFalse();
        assertThat(window.labelled()).isTrue();
        assertThat(window.blocks()).hasSize(3);
        assertThat(window.batch().rows()).isEqualTo(15);
        assertThat(window.batch().rejectedRows()).isEqualTo(4);
        assertThat(window.batch().from()).isEqualTo(AT);
        assertThat(window.batch().to()).isEqualTo(AT.plusSeconds(120));
    }

    @Test
    void shouldHaveTheTimesOfThePartThatHasThem() {
        // Given
        PredictedBatch first = PredictedBatch.of(accepted("one", 10, true, null, null), List.of());

        // When
        PredictedBatch window = first.with(accepted("two", 5, false, AT, null), List.of());

        // Then
        assertThat(window.batch().from()).isEqualTo(AT);
        assertThat(window.batch().to()).isNull();
        assertThat(window.labelled())
                .as("the first part's labels are not forgotten")
                .isTrue();
    }

    private static PredictedBatch of(PredictionBlock... blocks) {
        return PredictedBatch.of(accepted("one", 10, false, null, null), List.of(blocks));
    }
}
