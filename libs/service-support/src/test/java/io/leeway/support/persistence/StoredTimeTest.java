package io.leeway.support.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoredTimeTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

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

    @Test
    void shouldReadATimeInWhicheverFormTheDriverHasIt() {
        // Given
        OffsetDateTime inTokyo = OffsetDateTime.ofInstant(NOON, ZoneOffset.ofHours(9));

        // When
        Instant read = StoredTime.read(inTokyo);

        // Then
        assertThat(read).isEqualTo(NOON);
        assertThat(StoredTime.read(NOON)).isEqualTo(NOON);
        assertThat(StoredTime.read(null)).as("nothing waits").isNull();
        assertThatThrownBy(() -> StoredTime.read("noon")).isInstanceOf(IllegalStateException.class);
    }
}
