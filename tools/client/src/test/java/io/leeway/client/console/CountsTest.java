package io.leeway.client.console;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountsTest {

    @Test
    void shouldCountOneAndMany() {
        assertThat(Counts.of(1, "row")).isEqualTo("1 row");
        assertThat(Counts.of(0, "row")).isEqualTo("0 rows");
        assertThat(Counts.of(1_409, "batch", "batches")).isEqualTo("1,409 batches");
    }

    @Test
    void shouldSayHowManyMoreThereAre() {
        assertThat(Counts.list(List.of("a", "b", "c"), 3)).isEqualTo("a, b, c");
        assertThat(Counts.list(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
        assertThat(Counts.list(List.of(), 2)).isEmpty();
    }

    @Test
    void shouldMakeNamesSafe() {
        assertThat(Counts.list(List.of("a\u001b[31m"), 2)).isEqualTo("a\uFFFD[31m");
    }
}
