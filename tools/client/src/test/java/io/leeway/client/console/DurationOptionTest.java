package io.leeway.client.console;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurationOptionTest {

    private final DurationOption option = new DurationOption();

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "5m, PT5M", "2H, PT2H", "PT0.2S, PT0.2S", "1 m, PT1M", "24h, PT24H", "P1D, PT24H"})
    void shouldReadSeveralNotations(String text, Duration duration) {
        assertThat(option.convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "m", "5 minutes", "-5m", "", "999999999999h", "5d"})
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> option.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("write one as 90s, 5m, 2h or PT5M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT-5M", "25h", "86401s"})
    void shouldRefuseWhatIsTooShortOrTooLong(String text) {
        assertThatThrownBy(() -> option.convert(text)).hasMessageContaining("is not more than 0 and at most 24h");
    }

    @Test
    void shouldTakeADay() {
        assertThat(option.convert("86400s")).isEqualTo(Duration.ofDays(1));
    }
}
