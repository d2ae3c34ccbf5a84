package io.leeway.statistics.profile;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.TotalVariation;

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

    @Test
    void shouldHaveRoomForLongCategoriesInOneDocument() {
        // Given
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        String text = "\u6f22".repeat(900);

        // When
        for (int i = 0; i < 20_000; i++) {
            builder.add(i + text, i < 10 ? 5 : 1);
        }
        CategoricalProfile profile = builder.build();

        // Then
        assertThat(profile.toBytes()).hasSizeLessThan(CategoricalProfile.MOST_BYTES);
        assertThat(profile.size()).isEqualTo(20_040);
        assertThat(profile.count("7" + text)).isEqualTo(5);
        assertThat(profile.isPooled()).isTrue();
        assertThat(CategoricalProfile.fromBytes(profile.toBytes()).counts()).isEqualTo(profile.counts());
        assertThat(profile.merge(profile).toBytes()).hasSizeLessThan(CategoricalProfile.MOST_BYTES);
    }

    @Test
    void shouldNotTellPooledCategoriesFromNewOnes() {
        // Given: a column of ids, each once
        CategoricalProfile.Builder million = CategoricalProfile.builder();
        for (int i = 0; i < 1_000_000; i++) {
            million.add("id-" + i);
        }
        CategoricalProfile reference = million.build();
        CategoricalProfile.Builder thousand = CategoricalProfile.builder();
        for (int i = 500_000; i < 501_000; i++) {
            thousand.add("id-" + i);
        }
        CategoricalProfile current = thousand.build();

        // When
        BinnedCounts counts =
                BinnedCounts.ofCategories(reference, current).toOptional().orElseThrow();

        // Then
        assertThat(counts.referenceTotal()).isEqualTo(1_000_000);
        assertThat(counts.currentTotal()).isEqualTo(1_000);
        assertThat(TotalVariation.of(counts).value()).isLessThan(0.02);
    }
}
