package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;

import static org.assertj.core.api.Assertions.assertThat;

class BlockBuilderTest {

    private static final List<RowSchema.SchemaColumn> COLUMNS = List.of(
            new RowSchema.SchemaColumn("x", ColumnRole.NUMBER, true),
            new RowSchema.SchemaColumn("t", ColumnRole.TEXT, true));

    private final TakenBlocks sink = new TakenBlocks();

    @Test
    void shouldMakeNoBlockOfNoRows() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));

        // When
        List<Integer> blocks = builder.finish();

        // Then
        assertThat(blocks).isEmpty();
        assertThat(builder.rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 10_000, Block.MAXIMUM_ROWS - 1, Block.MAXIMUM_ROWS})
    void shouldKeepEveryRowInItsOrderInOneBlock(int rows) {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));

        // When
        IntStream.range(0, rows).forEach(row -> add(builder, row, "t" + row % 3));

        // Then
        assertThat(builder.rows()).isEqualTo(rows);
        assertThat(builder.finish()).hasSize(1);
        assertThat(numbers(builder)).containsExactly(counting(rows));
        assertThat(words(builder))
                .containsExactlyElementsOf(
                        IntStream.range(0, rows).mapToObj(row -> "t" + row % 3).toList());
    }

    @Test
    void shouldBeginAnotherBlockWithTheRowThatFillsNone() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));
        IntStream.range(0, Block.MAXIMUM_ROWS).forEach(row -> add(builder, row, "a"));

        // When
        add(builder, Block.MAXIMUM_ROWS, "b");

        // Then
        assertThat(blocks(builder)).extracting(Block::rows).containsExactly(Block.MAXIMUM_ROWS, 1);
        assertThat(blocks(builder).getLast().text("t").orElseThrow().dictionary())
                .as("a block holds the words of its own rows")
                .containsExactly("b");
        assertThat(numbers(builder)).containsExactly(counting(Block.MAXIMUM_ROWS + 1));
    }

    @Test
    void shouldLoseNothingWhenItsMemoryIsGivenBackInBetween() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));
        IntStream.range(0, 100).forEach(row -> add(builder, row, "t" + row));

        // When
        builder.release();

        // Then
        IntStream.range(100, 120).forEach(row -> add(builder, row, "t" + row));
        assertThat(builder.rows()).isEqualTo(120);
        assertThat(blocks(builder)).extracting(Block::rows).containsExactly(100, 20);
        assertThat(numbers(builder)).containsExactly(counting(120));
        assertThat(words(builder))
                .containsExactlyElementsOf(
                        IntStream.range(0, 120).mapToObj(row -> "t" + row).toList());
    }

    @Test
    void shouldMakeNoEmptyBlockWhenItIsReleasedTwice() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));
        add(builder, 0, "a");
        builder.release();

        // When
        builder.release();

        // Then
        assertThat(builder.finish()).hasSize(1);
    }

    @Test
    void shouldWeighAWordOnceHoweverOftenItComes() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));
        long first = add(builder, 0, "w".repeat(400));

        // When
        long again = add(builder, 1, "w".repeat(400));

        // Then
        assertThat(again).as("a cell of each column").isEqualTo(COLUMNS.size());
        assertThat(first).as("its entry and its characters, two bytes each").isEqualTo(COLUMNS.size() + 8 + 100);
    }

    @Test
    void shouldKeepMissingApartFromAnEmptyWordAndFromNaN() {
        // Given
        BlockBuilder builder = new BlockBuilder(COLUMNS, new BlockSpool(sink, Long.MAX_VALUE));

        // When
        add(builder, Double.NaN, null);
        add(builder, Double.NEGATIVE_INFINITY, "");
        add(builder, -0.0, "\uD83D\uDE00");

        // Then
        Column.Text text = blocks(builder).getFirst().text("t").orElseThrow();
        assertThat(text.codes()).containsExactly(-1, 0, 1);
        assertThat(text.dictionary()).containsExactly("", "\uD83D\uDE00");
        assertThat(numbers(builder)).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
    }

    private static long add(BlockBuilder builder, double number, @Nullable String word) {
        return builder.add(new double[] {number, Double.NaN}, new String[] {null, word});
    }

    private List<Block> blocks(BlockBuilder builder) {
        return builder.finish().stream().map(sink.seen::get).toList();
    }

    private double[] numbers(BlockBuilder builder) {
        return blocks(builder).stream()
                .flatMapToDouble(block ->
                        DoubleStream.of(block.numeric("x").orElseThrow().values()))
                .toArray();
    }

    private List<String> words(BlockBuilder builder) {
        List<String> words = new ArrayList<>();
        for (Block block : blocks(builder)) {
            Column.Text text = block.text("t").orElseThrow();
            IntStream.of(text.codes()).mapToObj(code -> text.dictionary()[code]).forEach(words::add);
        }
        return words;
    }

    private static double[] counting(int rows) {
        return Stream.iterate(0, row -> row + 1)
                .limit(rows)
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }
}
