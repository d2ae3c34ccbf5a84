package io.leeway.ingest.rows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;

import static org.assertj.core.api.Assertions.assertThat;

class BlockSpoolTest {

    private static final Block BLOCK = new Block(1, List.of(new Column.Numeric("x", new double[] {1})));
    private static final int LENGTH = BlockCodec.encode(BLOCK).length;

    private final TakenBlocks sink = new TakenBlocks();

    @Test
    void shouldHoldAsMuchAsMayBeHeld() {
        // Given
        BlockSpool spool = new BlockSpool(sink, 2L * LENGTH);

        // When
        spool.add(BLOCK);
        spool.add(BLOCK);

        // Then
        assertThat(sink.taken).isEmpty();
        assertThat(sink.seen).hasSize(2);
        assertThat(spool.finish(List.of(1, 0)).inOrder()).hasSize(2);
    }

    @Test
    void shouldHandOnWhatIsMoreAndCountOn() {
        // Given
        BlockSpool spool = new BlockSpool(sink, 2L * LENGTH);
        spool.add(BLOCK);
        spool.add(BLOCK);

        // When
        int third = spool.add(BLOCK);

        // Then
        assertThat(sink.taken).hasSize(3);
        assertThat(third).isEqualTo(2);
        assertThat(spool.add(BLOCK)).isEqualTo(3);
        ReadBlocks blocks = spool.finish(List.of(3, 2, 1, 0));
        assertThat(blocks.taken()).isEqualTo(3);
        assertThat(blocks.held()).hasSize(1);
        assertThat(blocks.count()).isEqualTo(4);
    }
}
