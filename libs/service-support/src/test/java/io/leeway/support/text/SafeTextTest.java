package io.leeway.support.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {

    @Test
    void shouldKeepOrdinaryText() {
        assertThat(SafeText.line("Größe 10 % <b> 東京 😀", 50)).isEqualTo("Größe 10 % <b> 東京 😀");
    }

    @Test
    void shouldTurnEveryLineBreakAndControlCharacterIntoASpace() {
        // Given: CR LF, tab, NUL, next line, vertical tab, form feed, line and paragraph separator, delete
        String hostile = "a\r\nb\tc\0d\u0085e\u000Bf\fg\u2028h\u2029i\u007Fj";

        // When
        String line = SafeText.line(hostile, 100);

        // Then
        assertThat(line).isEqualTo("a  b c d e f g h i j");
    }

    @Test
    void shouldLeaveOutWhatHidesOrTurnsTheWriting() {
        assertThat(SafeText.line("a\u202Eb\u2066c\u200Bd\uFEFFe\u061Cf", 100)).isEqualTo("abcdef");
    }

    @Test
    void shouldReplaceHalfASurrogatePair() {
        assertThat(SafeText.line("a\uD83Db", 100)).isEqualTo("a\uFFFDb");
    }

    @Test
    void shouldCutAtAWholeCharacterAndSayThatItDid() {
        assertThat(SafeText.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(SafeText.line("abc", 3)).isEqualTo("abc");
        assertThat(SafeText.line("abc\u202E", 3)).isEqualTo("abc");
        assertThat(SafeText.line(null, 3)).isEmpty();
    }

    @Test
    void shouldWriteHeadersInAsciiOnly() {
        assertThat(SafeText.header("name of b1", 100)).isEqualTo("name of b1");
        assertThat(SafeText.header("evil\r\nBcc: victim@example.com", 100)).isEqualTo("evil  Bcc: victim@example.com");
        assertThat(SafeText.header("Größe", 100)).isEqualTo("=?UTF-8?B?R3LDtsOfZQ==?=");
        assertThat(SafeText.header("=?UTF-8?B?DQo=?=", 100)).startsWith("=?UTF-8?B?PT9V");
        assertThat(SafeText.header("東".repeat(200), 100).split(" "))
                .allSatisfy(word -> assertThat(word).matches("=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]{1,60}\\?="));
    }
}
