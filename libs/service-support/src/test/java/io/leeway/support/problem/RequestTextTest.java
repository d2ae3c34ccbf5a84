package io.leeway.support.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a%09b", "%09", "%e2%82%ac%09", "a", ""})
    void shouldTakeATabInAValue(String value) {
        assertThat(RequestText.valueFault(value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%09%0ab", "%0d", "%1b", "%7f", "%c2%85", "%e2%80%a8"})
    void shouldRefuseEveryOtherControlCharacterInAValue(String value) {
        assertThat(RequestText.valueFault(value)).contains("has a control character at place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/a%09b", "fea%09ture"})
    void shouldRefuseATabInAPathAndInAName(String text) {
        assertThat(RequestText.fault(text)).contains("has a control character at place");
    }

    @Test
    void shouldNameThePlaceBehindATab() {
        assertThat(RequestText.valueFault("a%09%00")).isEqualTo("has a control character at place 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%g0", "%ff", "\u00e4", "%ed%a0%80"})
    void shouldRefuseWhatIsNotEncoded(String value) {
        assertThat(RequestText.valueFault(value)).isNotNull();
    }
}
