package io.leeway.support.persistence;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementBoundsTest {

    private static final String STATEMENT = "quarkus.datasource.reactive.additional-properties.statement_timeout";

    @ParameterizedTest
    @CsvSource({"30s, 30000", "500ms, 500", "2, 2000", "1m, 60000", "PT1M30S, 90000"})
    void shouldCountInMilliseconds(String said, String told) {
        assertThat(config(Map.of(STATEMENT, "${limit:30s}", "limit", said)).getValue(STATEMENT, String.class))
                .isEqualTo(told);
    }

    @Test
    void shouldBoundPausesToo() {
        // Given
        String pause = "quarkus.datasource.reactive.additional-properties.idle_in_transaction_session_timeout";

        // Then
        assertThat(config(Map.of(pause, "${limit:30s}")).getValue(pause, String.class))
                .isEqualTo("30000");
    }

    @Test
    void shouldLeaveEverythingElseAlone() {
        assertThat(config(Map.of("limit", "30s")).getValue("limit", String.class))
                .isEqualTo("30s");
        assertThat(config(Map.of()).getOptionalValue(STATEMENT, String.class)).isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new StatementBounds())
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .build();
    }
}
