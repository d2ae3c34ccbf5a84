package io.leeway.performance.predictions;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;

import static io.leeway.performance.predictions.Rows.AT;
import static io.leeway.performance.predictions.Rows.block;
import static io.leeway.performance.predictions.Rows.labels;
import static io.leeway.performance.predictions.Rows.numbers;
import static io.leeway.performance.predictions.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {

    @Test
    void shouldKeepZeroAndLeaveOutWhatIsMissing() {
        // When
        Labels labels = labels(AT, block(text("id", "a", "b", null), numbers("target", 0, Double.NaN, 1)));

        // Then
        assertThat(labels.rows()).containsExactly("a");
        assertThat(labels.of("b")).isNull();
        assertThat(labels.of(null)).isNull();
    }

    @Test
    void shouldLeaveOutClassesThatAreMissing() {
        // When
        Labels labels = labels(AT, block(text("id", "a", "b"), text("target", null, "")));

        // Then
        assertThat(labels.rows()).containsExactly("b");
    }

    @Test
    void shouldHoldTheLaterOfTwoWhicheverComesFirst() {
        // Given
        Block early = block(text("id", "a"), numbers("target", 1));
        Block late = block(text("id", "a"), numbers("target", 2));
        Labels inOrder = labels(AT, early);
        Labels reversed = labels(AT.plusMillis(1), late);

        // When
        inOrder.add(late, "id", "target", AT.plusMillis(1));
        reversed.add(early, "id", "target", AT);

        // Then
        assertThat(inOrder.of("a")).isEqualTo(reversed.of("a"));
        assertThat(inOrder.of("a")).extracting("number").isEqualTo(2.0);
    }

    @Test
    void shouldHoldTheLastOfTwoInOneDelivery() {
        // When
        Labels labels = labels(AT, block(text("id", "a", "a"), numbers("target", 1, 2)));

        // Then
        assertThat(labels.size()).isEqualTo(1);
        assertThat(labels.of("a")).extracting("number").isEqualTo(2.0);
    }

    @Test
    void shouldStoreNothingWhereThereAreNone() {
        // When
        List<Block> blocks = Labels.none().split().stream().map(Labels::toBlock).toList();

        // Then
        assertThat(blocks).isEmpty();
    }

    @Test
    void shouldBeReadAsTheyWereStored() {
        // Given
        Labels numbers = labels(AT, block(text("id", "a", "b"), numbers("target", 0, -1)));
        Labels classes = labels(AT, block(text("id", "a"), text("target", "yes")));

        // When
        Labels read = stored(numbers);

        // Then
        assertThat(read.of("a")).isEqualTo(numbers.of("a"));
        assertThat(read.of("b")).isEqualTo(numbers.of("b"));
        assertThat(stored(classes).of("a")).isEqualTo(classes.of("a"));
    }

    @Test
    void shouldTakeSeveralDocumentsWhereIdsAreLong() {
        // Given
        Labels labels = labels(AT, block(text("id", "a".repeat(3_000_000), "b", "c"), numbers("target", 1, 2, 3)));

        // When
        List<Block> blocks = labels.split().stream().map(Labels::toBlock).toList();

        // Then
        assertThat(blocks).extracting(Block::rows).containsExactly(1, 2);
    }

    private static Labels stored(Labels labels) {
        Labels read = Labels.none();
        labels.split().stream()
                .map(Labels::toBlock)
                .toList()
                .forEach(block -> read.addStored(BlockCodec.decode(BlockCodec.encode(block))));
        return read;
    }
}
