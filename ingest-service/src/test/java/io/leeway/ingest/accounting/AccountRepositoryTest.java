package io.leeway.ingest.accounting;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccountRepositoryTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // refused, accepted, waiting, dead, dropped
        "0, 0, 0, 0, 0",
        "1, 0, 0, 0, 0",
        "2, 10, 3, 1, 2",
        "0, 5, 5, 0, 0",
        "0, 5, 0, 0, 5",
        "10000, 4000000000, 1, 1, 1",
    })
    void shouldAccountForEverythingThatWasReceived(long refused, long accepted, long waiting, long dead, long dropped) {
        // When
        ModelAccount account = AccountRepository.account(row(refused, accepted, waiting, dead, dropped, null));

        // Then
        assertThat(account.received()).isEqualTo(account.refused() + account.accepted());
        assertThat(account.accepted()).isEqualTo(account.evaluated() + account.waiting() + account.deadLettered());
        assertThat(account.refused()).isEqualTo(refused);
        assertThat(account.waiting()).isEqualTo(waiting);
        assertThat(account.deadLettered())
                .as("whether somebody has given it up or may")
                .isEqualTo(dead + dropped);
    }

    @Test
    void shouldKeepRowsAndLabelsApartFromBatches() {
        // When
        ModelAccount account = AccountRepository.account(row(0, 1, 0, 0, 0, NOON));

        // Then
        assertThat(account.model()).isEqualTo("churn");
        assertThat(account.rejectedRows()).isEqualTo(77);
        assertThat(account.labelsWaiting()).isEqualTo(9);
        assertThat(account.stalled()).isTrue();
        assertThat(account.retired()).isFalse();
        assertThat(account.waitingSince()).isEqualTo(NOON);
        assertThat(account.lastBatchAt()).isEqualTo(NOON);
        assertThat(account.lastLabelsAt()).isNull();
    }

    private static Object[] row(
            long refused, long accepted, long waiting, long dead, long dropped, @Nullable Instant since) {
        return new Object[] {
            "churn", refused, accepted, 77, true, waiting, dead, 9L, since, dropped, false, null, since, null,
        };
    }
}
