package io.leeway.contracts.text;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "a\nb", "\u007f", "\u0085", "\u2028", "\ud83d", "\ude00\ud83d"})
    void shouldRefuseWhatIsNoVisibleCharacter(String name) {
        assertThat(Names.fault(name)).isNotNull().contains("at place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "batch 7", "\u00e4\u00f6\u00fc", "\ud83d\ude00", "Kundennr. (alt)"})
    void shouldAcceptOrdinaryNames(String name) {
        assertThat(Names.fault(name)).isNull();
    }

    @Test
    void shouldSayHowLongANameIs() {
        assertThat(Names.fault("n".repeat(201))).isEqualTo("has 201 characters; at most 200 are allowed");
    }

    @Test
    void shouldCleanWhatReachesALineOrAHeader() {
        // When
        String clean = Names.clean("evil\r\nBcc: a@b \ud83d\ude00 \ud83d", 100);

        // Then
        assertThat(clean).isEqualTo("evil\ufffd\ufffdBcc: a@b \ud83d\ude00 \ufffd");
        assertThat(Names.clean("x".repeat(50), 10)).isEqualTo("xxxxxxxxxx...");
    }

    @Test
    void shouldTellAnAddressFromWhatIsNone() {
        assertThat(List.of("ops@example.com", "a+b@x")).allMatch(Names::isEmail);
        assertThat(List.of("ops", "a@b\0", "a@b\r\nBcc: c@d", "a".repeat(320) + "@b", "a@b@c", "a @b"))
                .noneMatch(Names::isEmail);
        assertThat(Names.isEmail(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "alfa, alpha",
        "treshold, threshold",
        "ROWID, rowId",
        "zzz, ''",
    })
    void shouldGuessWhatWasMeant(String written, String meant) {
        assertThat(NearMiss.of(written, List.of("alpha", "threshold", "rowId")).orElse(""))
                .isEqualTo(meant);
    }

    @Test
    void shouldSayWhoseNameIsMissingOrWrong() {
        assertThat(Names.required("A metric", "mae")).isEqualTo("mae");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.required("A metric", " "))
                .withMessage("A metric has a name.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.required("A statistic", "a\nb"))
                .withMessage("A statistic's name has a control character at place 2.");
    }

    @Test
    void shouldLetAColumnsNameHoldATab() {
        assertThat(Names.columnFault("a\tb")).isNull();
        assertThat(Names.fault("a\tb")).contains("control character at place 2");
        assertThat(Names.columnFault("a\nb")).contains("control character at place 2");
    }
}
