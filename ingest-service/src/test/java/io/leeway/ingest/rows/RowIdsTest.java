package io.leeway.ingest.rows;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "r\u00fcck", "\uD83D\uDE00", "\u0000", "a b"})
    void shouldTellAnIdThatCameBefore(String id) {
        // Given
        RowIds ids = new RowIds();
        boolean first = ids.add(id);

        // When
        boolean again = ids.add(id);

        // Then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void shouldTakeIdsForDifferentThatDifferInOneCharacterInItsPlaceOrInLength() {
        // Given
        RowIds ids = new RowIds();

        // When
        long added = IntStream.range(0, 7)
                .filter(i -> ids.add(new String[] {"", "\u0000", "\u0000\u0000", "ab", "ba", "ab\u0000", "aB"}[i]))
                .count();

        // Then
        assertThat(added).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 10_000, 2_000_000})
    void shouldKnowEveryIdHoweverManyCame(int many) {
        // Given
        RowIds ids = new RowIds();
        long added = IntStream.range(0, many).filter(i -> ids.add("row-" + i)).count();

        // When
        long again = IntStream.range(0, many).filter(i -> ids.add("row-" + i)).count();

        // Then
        assertThat(added).isEqualTo(many);
        assertThat(again).isZero();
        assertThat(ids.add("row-" + many)).isTrue();
    }
}
