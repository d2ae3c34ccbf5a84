package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.support.test.TestModels;

import static io.leeway.performance.predictions.Rows.AT;
import static io.leeway.performance.predictions.Rows.block;
import static io.leeway.performance.predictions.Rows.classifier;
import static io.leeway.performance.predictions.Rows.labels;
import static io.leeway.performance.predictions.Rows.numbers;
import static io.leeway.performance.predictions.Rows.only;
import static io.leeway.performance.predictions.Rows.regressed;
import static io.leeway.performance.predictions.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

class PredictionBlockTest {

    @Test
    void shouldTellALabelOfZeroFromNone() {
        // When
        PredictionBlock block = regressed(0, Double.NaN);

        // Then
        assertThat(block.isLabelled(0)).isTrue();
        assertThat(block.isLabelled(1)).isFalse();
    }

    @Test
    void shouldHaveNoLabelsWhereTheRowsHaveNoTarget() {
        // When
        PredictionBlock block = only(PredictionBlock.ofRows(
                TestModels.regressor("m"), block(text("id", "a", "b"), numbers("prediction", 0, 1))));

        // Then
        assertThat(block.isLabelled(0)).isFalse();
        assertThat(block.isLabelled(1)).isFalse();
    }

    @Test
    void shouldMeasureOnlyRowsThatHaveBothPredictionAndLabel() {
        // When
        PredictionBlock block = only(PredictionBlock.ofRows(
                classifier(),
                block(
                        text("id", "a", "b", "c"),
                        text("prediction", "yes", null, "no"),
                        numbers("score", 0.5, 0.5, 0.5),
                        text("target", "yes", "no", null))));

        // Then
        assertThat(List.of(block.isMeasurable(0), block.isMeasurable(1), block.isMeasurable(2)))
                .containsExactly(true, false, false);
    }

    @Test
    void shouldBeReadAsItWasStoredForAClassifier() {
        // Given
        PredictionBlock block = only(PredictionBlock.ofRows(
                classifier(),
                block(
                        text("id", "a", null),
                        text("prediction", "yes", null),
                        numbers("score", 0.25, Double.NaN),
                        text("target", null, "no"))));

        // When
        PredictionBlock read = PredictionBlock.ofStored(BlockCodec.decode(BlockCodec.encode(block.toBlock())), true);

        // Then
        assertThat(read.isClassification()).isTrue();
        assertThat(read.id(0)).isEqualTo("a");
        assertThat(read.id(1)).isNull();
        assertThat(read.predictedClass(0)).isEqualTo("yes");
        assertThat(read.isLabelled(0)).isFalse();
        assertThat(read.trueClass(1)).isEqualTo("no");
        assertThat(read.hasProbability()).isTrue();
        assertThat(read.probability(0)).isEqualTo(0.25);
        assertThat(read.probability(1)).isNaN();
    }

    @Test
    void shouldBeReadAsItWasStoredForARegressor() {
        // When
        PredictionBlock read = PredictionBlock.ofStored(
                BlockCodec.decode(BlockCodec.encode(regressed(0, Double.NaN).toBlock())), false);

        // Then
        assertThat(read.isClassification()).isFalse();
        assertThat(read.hasProbability()).isFalse();
        assertThat(read.predictedValue(0)).isEqualTo(1);
        assertThat(read.trueValue(0)).isZero();
        assertThat(read.isLabelled(1)).isFalse();
    }

    @Test
    void shouldStoreNoRows() {
        // When
        PredictionBlock read = PredictionBlock.ofStored(
                BlockCodec.decode(BlockCodec.encode(regressed().toBlock())), false);

        // Then
        assertThat(read.rows()).isZero();
    }

    @Test
    void shouldTakeTheLabelsOfItsRows() {
        // Given
        PredictionBlock block = regressed(Double.NaN, Double.NaN);
        List<String> found = new ArrayList<>();

        // When
        PredictionBlock with = block.with(labels(AT, block(text("id", "b", "z"), numbers("target", 0, 5))), found);

        // Then
        assertThat(found).containsExactly("b");
        assertThat(with.isLabelled(0)).isFalse();
        assertThat(with.isLabelled(1)).isTrue();
        assertThat(with.trueValue(1)).isZero();
        assertThat(block.isLabelled(1)).as("the block as it was").isFalse();
    }

    @Test
    void shouldStayItselfWhereNothingChanges() {
        // Given
        Labels labels = labels(AT, block(text("id", "a"), numbers("target", 5)));
        PredictionBlock block = regressed(Double.NaN).with(labels, new ArrayList<>());
        List<String> found = new ArrayList<>();

        // When
        PredictionBlock again = block.with(labels, found);

        // Then
        assertThat(again).isSameAs(block);
        assertThat(found).as("it has found its row all the same").containsExactly("a");
    }

    @Test
    void shouldKeepALabelThatWasAcceptedLater() {
        // Given
        PredictionBlock block = regressed(Double.NaN)
                .with(labels(AT.plusMillis(1), block(text("id", "a"), numbers("target", 5))), new ArrayList<>());

        // When
        PredictionBlock with = block.with(labels(AT, block(text("id", "a"), numbers("target", 6))), new ArrayList<>());

        // Then
        assertThat(with.trueValue(0)).isEqualTo(5);
    }

    @Test
    void shouldReplaceALabelThatCameWithTheRow() {
        // When
        PredictionBlock with =
                regressed(5).with(labels(AT, block(text("id", "a"), numbers("target", 6))), new ArrayList<>());

        // Then
        assertThat(with.trueValue(0)).isEqualTo(6);
    }

    @Test
    void shouldIgnoreALabelOfTheOtherKind() {
        // Given
        PredictionBlock block = regressed(Double.NaN);
        List<String> found = new ArrayList<>();

        // When
        PredictionBlock with = block.with(labels(AT, block(text("id", "a"), text("target", "yes"))), found);

        // Then
        assertThat(with).isSameAs(block);
        assertThat(found).isEmpty();
    }

    @Test
    void shouldFindNoRowWithoutAnId() {
        // Given
        PredictionBlock block = only(PredictionBlock.ofRows(
                TestModels.regressor("m"), block(text("id", (String) null), numbers("prediction", 1))));
        List<String> found = new ArrayList<>();

        // When
        PredictionBlock with = block.with(labels(AT, block(text("id", (String) null), numbers("target", 6))), found);

        // Then
        assertThat(with.isLabelled(0)).isFalse();
        assertThat(found).isEmpty();
    }

    @Test
    void shouldSplitWhereTheIdsAreTooLongForOneDocument() {
        // Given
        String[] ids = {"a".repeat(2_000_000), "b".repeat(2_000_000), "c"};
        Block rows = block(text("id", ids), numbers("prediction", 1, 2, 3), numbers("target", 4, 5, 6));

        // When
        List<PredictionBlock> blocks = PredictionBlock.ofRows(TestModels.regressor("m"), rows);

        // Then
        assertThat(blocks).extracting(PredictionBlock::rows).containsExactly(2, 1);
        assertThat(blocks.get(1).id(0)).isEqualTo("c");
        assertThat(blocks.get(1).predictedValue(0)).isEqualTo(3);
        assertThat(blocks.get(1).trueValue(0)).isEqualTo(6);
    }

    @Test
    void shouldSplitWhereTheClassesAreTooLongForOneDocument() {
        // Given
        String[] classes = {"y".repeat(3_000_001), "no"};
        Block rows = block(
                text("id", "a", "b"),
                text("prediction", "no", "no"),
                numbers("score", 0.25, 0.75),
                text("target", classes));

        // When
        List<PredictionBlock> blocks = PredictionBlock.ofRows(classifier(), rows);

        // Then
        assertThat(blocks).extracting(PredictionBlock::rows).containsExactly(1, 1);
        assertThat(blocks.get(1).trueClass(0)).isEqualTo("no");
        assertThat(blocks.get(1).probability(0)).isEqualTo(0.75);
    }
}
