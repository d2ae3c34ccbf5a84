package io.leeway.alert.delivery;

import java.time.Instant;
import java.time.LocalTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When digests are due. */
class DigestFrequencyTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY , 2026-01-07T06:59:59Z, 2026-01-06T07:00:00Z",
        "DAILY , 2026-01-07T07:00:00Z, 2026-01-07T07:00:00Z",
        "DAILY , 2026-01-07T23:00:00Z, 2026-01-07T07:00:00Z",
        // The 5th is a Monday.
        "WEEKLY, 2026-01-07T06:00:00Z, 2026-01-05T07:00:00Z",
        "WEEKLY, 2026-01-05T06:59:59Z, 2025-12-29T07:00:00Z",
        "WEEKLY, 2026-01-05T07:00:00Z, 2026-01-05T07:00:00Z"
    })
    void shouldBeDueAtItsTimeOfTheDay(DigestFrequency frequency, Instant now, Instant latest) {
        assertThat(frequency.latest(now, LocalTime.of(7, 0))).isEqualTo(latest);
    }
}
