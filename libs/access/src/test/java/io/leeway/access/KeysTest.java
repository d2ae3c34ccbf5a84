package io.leeway.access;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeysTest {

    private static final Instant EXPIRY = Instant.parse("2026-12-01T00:00:00Z");
    private static final String HASH = "sha256:" + KeySecret.hash("x");

    private final String key = KeySecret.generate();
    private final Keys keys =
            Keys.of("# comment\n\nci ingest,viewer telco-*,retail " + EXPIRY + " sha256:" + KeySecret.hash(key) + "\n");

    @Test
    void shouldKnowWhoSendsAKey() {
        assertThat(keys.identify(key, EXPIRY.minusMillis(1))).hasValueSatisfying(identity -> {
            assertThat(identity.name()).isEqualTo("ci");
            assertThat(identity.roles()).containsExactlyInAnyOrder(Role.INGEST, Role.VIEWER);
            assertThat(identity.models().patterns()).containsExactly("telco-*", "retail");
        });
    }

    @Test
    void shouldKnowNobodyFromTheMomentOfExpiryOn() {
        assertThat(keys.identify(key, EXPIRY)).isEmpty();
    }

    @Test
    void shouldKnowNobodyByAnotherKeyNorByTheHash() {
        assertThat(keys.identify(KeySecret.generate(), Instant.EPOCH)).isEmpty();
        assertThat(keys.identify(KeySecret.hash(key), Instant.EPOCH)).isEmpty();
        assertThat(keys.identify("", Instant.EPOCH)).isEmpty();
        assertThat(keys.identify(key + "\n", Instant.EPOCH)).isEmpty();
    }

    @Test
    void shouldMakeAnotherKeyEachTime() {
        assertThat(KeySecret.generate()).isNotEqualTo(KeySecret.generate()).matches("lw_[A-Za-z0-9_-]{43}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci ingest * never",
                "ci reader * never HASH",
                "ci  * never HASH",
                "ci ingest, * never HASH",
                "ci ingest * tomorrow HASH",
                "ci ingest a,,b never HASH",
                "ci ingest * never sha256:abc",
                "local admin * never HASH",
                "-ci ingest * never HASH",
                "ci ingest * never HASH more",
            })
    void shouldRefuseAFileWithALineThatListsNoKey(String line) {
        String text = "ok viewer * never " + "sha256:" + KeySecret.hash("y") + "\n" + line.replace("HASH", HASH);

        assertThatThrownBy(() -> Keys.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line 2: ")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void shouldRefuseANameOrAKeyTwice() {
        String line = "a viewer * never " + HASH;

        assertThatThrownBy(() -> Keys.of(line + "\n" + line.replace("a viewer", "b viewer")))
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> Keys.of(line + "\na viewer * never sha256:" + KeySecret.hash("y")))
                .hasMessageContaining("Line 2");
    }

    @Test
    void shouldKnowTenThousandKeysAndNoMore() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Keys.MOST; i++) {
            text.append("k")
                    .append(i)
                    .append(" viewer * never sha256:")
                    .append(KeySecret.hash("k" + i))
                    .append('\n');
        }

        assertThat(Keys.of(text.toString()).size()).isEqualTo(Keys.MOST);
        assertThatThrownBy(() -> Keys.of(text + "more viewer * never " + HASH)).hasMessageContaining("10000");
    }

    @Test
    void shouldShowNoHash() {
        assertThat(keys.all().toString()).doesNotContain(KeySecret.hash(key)).contains("ci");
    }
}
