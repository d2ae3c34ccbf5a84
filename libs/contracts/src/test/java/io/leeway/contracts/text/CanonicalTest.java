package io.leeway.contracts.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalTest {

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "TRUE, true",
        "False, false",
        "FALSE, false",
        "1, 1",
        "1.0, 1",
        "1., 1",
        "17.000, 17",
        "1e0, 1",
        "1.0E+00, 1",
        "1.2e3, 1200",
        "1.25e2, 125",
        "0e5, 0",
        "-3.0, -3",
        "-0.0, 0",
        "-0, 0",
        "-2e2, -200",
        "0.0, 0",
        "12345678901234567890.0, 12345678901234567890",
        "1e14, 100000000000000",
        "'  Yes   ', Yes",
        "'17.0 ', 17",
        "'\u00A0Yes\u00A0', Yes",
        "'Yes\u2007\u202F\u3000', Yes",
        "'\uFEFF1.0\u200B', 1",
        "'A\u00A0B', A\u00A0B"
    })
    void shouldFoldWhatPeopleSpellDifferently(String written, String canonical) {
        assertThat(Canonical.of(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "007.0",
                "1.5",
                "1.50",
                "1.10",
                "1.25e1",
                "1e-2",
                "1e100",
                "9.1e15",
                "yes",
                "Yes",
                "YES",
                "tRUE",
                "t",
                "T",
                "1.0.0",
                "1,0",
                "+1",
                "-",
                "--1",
                "1a",
                "1.0a",
                "1e",
                "1e+",
                "e1",
                ".0",
                "é",
                "2024-05-17",
                "1_000"
            })
    void shouldLeaveWhatMayBeACodeANameOrAVersion(String written) {
        assertThat(Canonical.of(written)).isEqualTo(written);
    }

    @Property
    void shouldBeItsOwnCanonicalForm(@ForAll @StringLength(max = 12) String written) {
        String canonical = Canonical.of(written);

        assertThat(Canonical.of(canonical)).isEqualTo(canonical);
    }

    @Property
    void shouldFindAWholeNumberHoweverItIsWritten(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long number) {
        String whole = Long.toString(number);

        assertThat(Canonical.of(whole + ".0")).isEqualTo(whole);
        assertThat(Canonical.of(whole)).isEqualTo(whole);
    }
}
