package io.leeway.statistics.profile;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CategoricalChangeTest {

    private final CategoricalProfile profile = CategoricalProfile.builder()
            .add("a", 6)
            .add("b", 3)
            .add("c", 1)
            .addMissing(2)
            .build()
            .keep(Set.of("a", "b"));

    @Test
    void shouldRenameCategoriesAndKeepTheOtherRows() {
        // When
        CategoricalProfile swapped = CategoricalChange.map(profile, name -> name.equals("a") ? "b" : "a");

        // Then
        assertThat(swapped.counts()).isEqualTo(Map.of("a", 3L, "b", 6L));
        assertThat(swapped.missing()).isEqualTo(2);
        assertThat(swapped.pooled()).isEqualTo(1);
    }

    @Test
    void shouldCountCategoriesThatBecomeAlikeTogether() {
        assertThat(CategoricalChange.map(profile, name -> "z").counts()).isEqualTo(Map.of("z", 9L));
    }

    @Test
    void shouldDivideTheRowsWithoutLosingOne() {
        // When
        CategoricalChange.Parts parts = CategoricalChange.draw(profile, 0.5, new SplittableRandom(1));

        // Then
        assertThat(parts.drawn().merge(parts.rest()).toBytes()).isEqualTo(profile.toBytes());
        assertThat(parts.drawn().missing() + parts.drawn().pooled()).isZero();
        assertThat(parts.drawn().size()).isBetween(1L, 8L);
    }

    @Test
    void shouldMakeEveryCategoryThatIsHeldMissing() {
        // When
        CategoricalProfile missing = CategoricalChange.missing(profile);

        // Then
        assertThat(missing.distinct()).isZero();
        assertThat(missing.missing()).isEqualTo(11);
        assertThat(missing.pooled()).isEqualTo(1);
        assertThat(missing.rows()).isEqualTo(profile.rows());
    }
}
