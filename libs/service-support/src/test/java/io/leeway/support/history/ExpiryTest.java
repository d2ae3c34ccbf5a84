package io.leeway.support.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiryTest {

    @Test
    void shouldAskTheOthersThoughOneFails() {
        // Given
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        List<Instant> asked = new ArrayList<>();
        Expiring failing = moment -> {
            throw new IllegalStateException("the database is away");
        };

        // When
        Expiry.deleteAt(List.of(failing, asked::add), now);

        // Then
        assertThat(asked).containsExactly(now);
    }
}
