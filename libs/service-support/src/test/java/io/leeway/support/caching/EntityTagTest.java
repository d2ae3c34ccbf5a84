package io.leeway.support.caching;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTagTest {

    @Test
    void shouldBeEqualForEqualContentOnly() {
        assertThat(EntityTag.of("{}")).isEqualTo(EntityTag.of("{}")).isNotEqualTo(EntityTag.of("[]"));
        assertThat(EntityTag.of("{}")).matches("W/\"[0-9a-f]{32}\"");
    }

    @Test
    void shouldBeKnownToWhoHasItAmongOthersWeakOrStrong() {
        String tag = EntityTag.of("{}");
        assertThat(EntityTag.isKnown(tag, null)).isFalse();
        assertThat(EntityTag.isKnown(tag, "")).isFalse();
        assertThat(EntityTag.isKnown(tag, EntityTag.of("[]"))).isFalse();
        assertThat(EntityTag.isKnown(tag, "\"a\", " + tag)).isTrue();
        assertThat(EntityTag.isKnown(tag, tag.substring(2))).isTrue();
        assertThat(EntityTag.isKnown(tag, "*")).isTrue();
    }
}
