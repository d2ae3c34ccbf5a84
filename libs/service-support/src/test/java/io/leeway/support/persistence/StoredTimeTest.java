package io.leeway.support.persistence;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T12:00:00.123456789Z, 2026-01-05T12:00:00.123456Z",
        "2026-01-05T12:00:00.000000999Z, 2026-01-05T12:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
        "2026-01-05T12:00:00Z, 2026-01-05T12:00:00Z",
    })
    void shouldLeaveOutWhatPostgreSqlDoesNotKeepAndNeverBeLater(Instant moment, Instant kept) {
        assertThat(StoredTime.of(moment)).isEqualTo(kept);
    }
}
