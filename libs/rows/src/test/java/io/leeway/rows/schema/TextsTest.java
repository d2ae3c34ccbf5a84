package io.leeway.rows.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "line\nbreak\tand tab", "Zürich", "\uD83D\uDE00\uD83D\uDE00", "\uFFFF"})
    void shouldKeepWhatCanBeStored(String text) {
        assertThat(Texts.fault(text, 100)).isNull();
    }

    @Test
    void shouldKeepATextOfTheMostCharactersAndNotOneOfMore() {
        assertThat(Texts.fault("ü".repeat(7), 7)).isNull();
        assertThat(Texts.fault("ü".repeat(8), 7)).isEqualTo("The text has 8 characters; at most 7 are kept.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uD83Dx", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "end\uD83D"})
    void shouldRefuseHalfAPairWhereverItStands(String text) {
        assertThat(Texts.fault(text, 100)).contains("half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "\uD83D\uDE00\u0000b"})
    void shouldRefuseANulWhichNoDatabaseStores(String text) {
        assertThat(Texts.fault(text, 100)).contains("NUL");
    }

    @Test
    void shouldLookAtTheCharacterAfterAPair() {
        assertThat(Texts.fault(SMILE + "\uDE00", 100)).contains("half a surrogate pair");
    }
}
