package io.leeway.contracts.blocks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockTest {

    private final Block block = new Block(
            3,
            List.of(
                    new Column.Numeric("x", new double[] {1, Double.NaN, 3}),
                    new Column.Text("c", new String[] {"a", "b"}, new int[] {1, -1, 0})));

    @Test
    void shouldHaveSomeRowsAsOftenAsTheyAreNamedAndInThatOrder() {
        // When
        Block some = block.select(new int[] {2, 0, 2, 1});

        // Then
        assertThat(some.rows()).isEqualTo(4);
        assertThat(some.numeric("x").orElseThrow().values()).containsExactly(3, 1, 3, Double.NaN);
        assertThat(some.text("c").orElseThrow().codes()).containsExactly(0, 1, 0, -1);
        assertThat(some.text("c").orElseThrow().dictionary()).containsExactly("a", "b");
    }

    @Test
    void shouldHaveNoRowsWhereNoneIsNamed() {
        assertThat(block.select(new int[0]).rows()).isZero();
    }
}
