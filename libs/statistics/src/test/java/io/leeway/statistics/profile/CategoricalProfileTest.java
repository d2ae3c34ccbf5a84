package io.leeway.statistics.profile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CategoricalProfileTest {

    @Test
    void shouldProfileCodes() {
        // Given
        String[] dictionary = {"b", "", "a", "unused"};
        int[] codes = {0, 1, 2, 2, -1, 0, 0};

        // When
        CategoricalProfile profile = CategoricalProfile.of(dictionary, codes);

        // Then
        assertThat(profile.counts()).containsOnlyKeys("", "a", "b").containsEntry("b", 3L);
        assertThat(profile.missing()).isEqualTo(1);
        assertThat(profile.rows()).isEqualTo(7);
    }

    @Test
    void shouldRefuseUnknownCodes() {
        assertThatThrownBy(() -> CategoricalProfile.of(new String[] {"a"}, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codes");
        assertThatThrownBy(() -> CategoricalProfile.of(new String[] {"a"}, new int[] {-2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoricalProfile.builder(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoricalProfile.builder().add("a", -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldPoolTheRarestBeyondTheCap() {
        // Given
        CategoricalProfile.Builder builder = CategoricalProfile.builder(100);

        // When
        for (int i = 0; i < 100_000; i++) {
            builder.add("common " + i % 10).add("rare " + i);
        }
        CategoricalProfile profile = builder.build();

        // Then
        assertThat(profile.distinct()).isEqualTo(100);
        assertThat(profile.size()).isEqualTo(200_000);
        assertThat(profile.count("common 3")).isEqualTo(10_000);
        assertThat(profile.isPooled()).isTrue();
        assertThat(profile.pooled()).isEqualTo(200_000 - 100_000 - 90);
    }

    @Test
    void shouldKeepLoneSurrogatesApart() {
        // Given
        CategoricalProfile profile = CategoricalProfile.builder()
                .add("\uD800")
                .add("\uDC00")
                .add("\uD83D\uDE00")
                .build();

        // When
        CategoricalProfile read = CategoricalProfile.fromBytes(profile.toBytes());

        // Then
        assertThat(read.counts()).isEqualTo(profile.counts()).hasSize(3);
    }
}
