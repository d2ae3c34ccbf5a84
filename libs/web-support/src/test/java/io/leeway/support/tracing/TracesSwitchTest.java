package io.leeway.support.tracing;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TracesSwitchTest {

    @Test
    void shouldSwitchTracesOnWhereACollectorIsNamed() {
        assertThat(isDisabled(Map.of())).isTrue();
        assertThat(isDisabled(Map.of("leeway.traces.collector", ""))).isTrue();
        assertThat(isDisabled(Map.of("leeway.traces.collector", "http://collector:4318")))
                .isFalse();
    }

    private static boolean isDisabled(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withInterceptors(new TracesSwitch())
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .withDefaultValue("quarkus.otel.sdk.disabled", "true")
                .build();
        return config.getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }
}
