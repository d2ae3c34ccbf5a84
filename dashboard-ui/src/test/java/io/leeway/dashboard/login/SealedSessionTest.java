package io.leeway.dashboard.login;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealedSessionTest {

    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private final SealedSession sealed = new SealedSession("a secret");

    @Test
    void shouldOpenWhatItSealedUntilThatMoment() {
        String value = sealed.seal("lw_key", UNTIL);

        assertThat(sealed.open(value, UNTIL.minusSeconds(1))).hasValue("lw_key");
        assertThat(sealed.open(value, UNTIL)).isEmpty();
    }

    @Test
    void shouldHideTheKeyAndSealEachTimeOtherwise() {
        assertThat(sealed.seal("lw_key", UNTIL))
                .doesNotContain("lw_key")
                .matches("[A-Za-z0-9_-]+")
                .isNotEqualTo(sealed.seal("lw_key", UNTIL));
    }

    @Test
    void shouldOpenNothingThatWasChangedOrSealedOtherwise() {
        String value = sealed.seal("lw_key", UNTIL);
        for (int place = 0; place < value.length(); place++) {
            char other = value.charAt(place) == 'A' ? 'B' : 'A';
            String changed = value.substring(0, place) + other + value.substring(place + 1);
            // The last character's lowest bits may belong to no byte.
            if (place < value.length() - 1) {
                assertThat(sealed.open(changed, Instant.EPOCH))
                        .as("changed at " + place)
                        .isEmpty();
            }
        }

        assertThat(new SealedSession("another secret").open(value, Instant.EPOCH))
                .isEmpty();
        assertThat(sealed.open("", Instant.EPOCH)).isEmpty();
        assertThat(sealed.open("AAAA", Instant.EPOCH)).isEmpty();
        assertThat(sealed.open("not base64 !", Instant.EPOCH)).isEmpty();
        assertThat(sealed.open("A".repeat(100_000), Instant.EPOCH)).isEmpty();
    }
}
