package io.leeway.ingest.outbox;

import java.time.Duration;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetellerTest {

    @ParameterizedTest
    @CsvSource({
        // patience, the longest, how often it was told again, the pause
        "10s, 10m, 0, PT10S",
        "10s, 10m, 1, PT20S",
        "10s, 10m, 5, PT5M20S",
        "10s, 10m, 6, PT10M",
        "10s, 10m, 2147483647, PT10M",
        "10s, 10s, 3, PT10S",
        "20m, 10m, 0, PT10M",
    })
    void shouldWaitTwiceAsLongEachTimeUpToTheLongest(String patience, String longest, int tells, Duration pause) {
        // Given
        LedgerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LedgerConfig.class)
                .withDefaultValue("leeway.ledger.patience", patience)
                .withDefaultValue("leeway.ledger.longest-patience", longest)
                .build()
                .getConfigMapping(LedgerConfig.class);

        // When
        Duration waited = Reteller.pause(tells, config);

        // Then
        assertThat(waited).isEqualTo(pause);
    }
}
