package io.leeway.performance.predictions;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.evaluation.performance.metrics.LabelledData;
import io.leeway.evaluation.performance.metrics.LabelledRows;

import static io.leeway.performance.predictions.Rows.block;
import static io.leeway.performance.predictions.Rows.classifier;
import static io.leeway.performance.predictions.Rows.numbers;
import static io.leeway.performance.predictions.Rows.only;
import static io.leeway.performance.predictions.Rows.regressed;
import static io.leeway.performance.predictions.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

class BatchLabelsTest {

    @Test
    void shouldNoticeALateLabelOfZero() {
        // Given
        long before = of(regressed(5, Double.NaN)).fingerprint();

        // When
        long after = of(regressed(5, 0)).fingerprint();

        // Then
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void shouldTellSetsOfLabelsApart() {
        // When
        List<Long> fingerprints = List.of(
                of().fingerprint(),
                of(regressed(Double.NaN)).fingerprint(),
                of(regressed(0)).fingerprint(),
                of(regressed(1)).fingerprint(),
                of(regressed(1, 2)).fingerprint(),
                of(regressed(2, 1)).fingerprint());

        // Then
        assertThat(fingerprints).doesNotHaveDuplicates().allMatch(fingerprint -> fingerprint > 0);
    }

    @Test
    void shouldTellTheSameLabelsByTheSameFingerprint() {
        // When
        long fingerprint = of(regressed(0, 5, Double.NaN)).fingerprint();

        // Then
        assertThat(of(regressed(0, 5), regressed(Double.NaN)).fingerprint())
                .as("however the rows are cut into blocks")
                .isEqualTo(fingerprint);
    }

    @Test
    void shouldCountLabelsOfZeroAndNoRowsWithout() {
        // When
        long count = of(regressed(0, Double.NaN), regressed(), regressed(1)).count();

        // Then
        assertThat(count).isEqualTo(2);
    }

    @Test
    void shouldMeasureTheLabelledRowsOfAllBlocks() {
        // When
        LabelledData rows = of(regressed(0, Double.NaN), regressed(3)).rows();

        // Then
        LabelledRows.Regressed regressed = (LabelledRows.Regressed) rows;
        assertThat(regressed.truth()).containsExactly(0, 3);
        assertThat(regressed.predicted()).containsExactly(1, 1);
    }

    @Test
    void shouldMeasureNothingWhereThereIsNothing() {
        // When
        LabelledData rows = classified();

        // Then
        assertThat(rows.count()).isZero();
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
        LabelledData both = classified(scored, bare);

        // Then
        LabelledRows.Classified classified = (LabelledRows.Classified) both;
        assertThat(classified.truth()).containsExactly("no", "no");
        assertThat(classified.predicted()).containsExactly("yes", "no");
        assertThat(classified.probability()).isEmpty();
        assertThat(((LabelledRows.Classified) classified(scored)).probability()).containsExactly(0.75);
    }

    @Test
    void shouldKeepAClassOnceHoweverManyBlocksHaveIt() {
        // Given: the same class read twice
        PredictionBlock one = only(PredictionBlock.ofRows(
                classifier(), block(text("id", "a"), text("prediction", new String("yes")), text("target", "no"))));
        PredictionBlock other = only(PredictionBlock.ofRows(
                classifier(), block(text("id", "b"), text("prediction", "no"), text("target", new String("yes")))));

        // When
        LabelledRows.Classified rows = (LabelledRows.Classified) classified(one, other);

        // Then
        assertThat(rows.truth()[1]).isSameAs(rows.predicted()[0]);
    }

    private static BatchLabels of(PredictionBlock... blocks) {
        return BatchLabels.of(false, List.of(blocks)::forEach);
    }

    private static LabelledData classified(PredictionBlock... blocks) {
        return BatchLabels.of(true, List.of(blocks)::forEach).rows();
    }
}
