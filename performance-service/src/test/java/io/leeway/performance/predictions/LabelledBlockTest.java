package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

import static io.leeway.performance.predictions.TestRows.after;
import static io.leeway.performance.predictions.TestRows.all;
import static io.leeway.performance.predictions.TestRows.block;
import static io.leeway.performance.predictions.TestRows.classes;
import static io.leeway.performance.predictions.TestRows.ids;
import static io.leeway.performance.predictions.TestRows.labelled;
import static io.leeway.performance.predictions.TestRows.labels;
import static io.leeway.performance.predictions.TestRows.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

class LabelledBlockTest {

    @Test
    void shouldTakeALabelThatWasAcceptedBeforeTheRowAndCarriesNone() {
        // When
        PredictionBlock joined = block(unlabelled("a"), after(5)).with(labels(after(1), 7, "a"), new ArrayList<>());

        // Then
        assertThat(joined.trueValue(0)).isEqualTo(7);
    }

    @Test
    void shouldKeepTheLabelThatCameWithTheRowAgainstAnEarlierOne() {
        // Given
        PredictionBlock block = block(labelled(3, "a"), after(5));
        Set<String> found = new HashSet<>();

        // When
        PredictionBlock joined = block.with(labels(after(4), 7, "a"), found);

        // Then
        assertThat(joined).isSameAs(block);
        assertThat(found).containsExactly("a");
    }

    @Test
    void shouldReplaceTheLabelThatCameWithTheRowByALaterOne() {
        // When
        PredictionBlock joined = block(labelled(3, "a"), after(5)).with(labels(after(6), 7, "a"), new ArrayList<>());

        // Then
        assertThat(joined.trueValue(0)).isEqualTo(7);
    }

    @Test
    void shouldNotChangeWhenALabelComesAgain() {
        // Given
        PredictionBlock block = block(unlabelled("a", "b"), after(0)).with(labels(after(1), 7, "a"), new ArrayList<>());

        // When
        PredictionBlock again = block.with(labels(after(1), 7, "a"), new ArrayList<>());

        // Then
        assertThat(again).isSameAs(block);
    }

    @Test
    void shouldGiveALabelToEachRowOfThatId() {
        // When
        PredictionBlock joined =
                block(unlabelled("a", "b", "a"), after(0)).with(labels(after(1), 7, "a"), new ArrayList<>());

        // Then
        assertThat(joined.trueValue(0)).isEqualTo(7);
        assertThat(joined.isLabelled(1)).isFalse();
        assertThat(joined.trueValue(2)).isEqualTo(7);
    }

    @Test
    void shouldLeaveLabelsOfTheOtherKindAlone() {
        // Given
        PredictionBlock block = block(unlabelled("a"), after(0));
        Set<String> found = new HashSet<>();

        // When
        PredictionBlock joined = block.with(classes(after(1), new String[] {"a"}, "yes"), found);

        // Then
        assertThat(joined).isSameAs(block);
        assertThat(found).isEmpty();
    }

    @Test
    void shouldRememberWhenALabelWasAcceptedAfterItWasStored() {
        // Given
        PredictionBlock stored = PredictionBlock.ofStored(
                block(unlabelled("a"), after(0))
                        .with(labels(after(2), 7, "a"), new ArrayList<>())
                        .toBlock(),
                false);

        // When
        PredictionBlock joined = stored.with(labels(after(1), 5, "a"), new ArrayList<>());

        // Then
        assertThat(joined.trueValue(0)).isEqualTo(7);
    }

    @Test
    void shouldReadWhatWasStoredWithMilliseconds() {
        // Given
        PredictionBlock stored = PredictionBlock.ofStored(
                new Block(
                        2,
                        List.of(
                                ids("a", "b"),
                                all("prediction", 2, 0),
                                new Column.Numeric("label", new double[] {7, Double.NaN}),
                                new Column.Numeric("labelled-at", new double[] {after(2).toEpochMilli(), 0}))),
                false);

        // When: one is older than the label that is there
        PredictionBlock joined = stored.with(labels(after(1), 5, "a", "b"), new ArrayList<>());

        // Then
        assertThat(joined.trueValue(0)).isEqualTo(7);
        assertThat(joined.trueValue(1)).isEqualTo(5);
        assertThat(joined.with(labels(after(3), 9, "a"), new ArrayList<>()).trueValue(0))
                .isEqualTo(9);
    }
}
