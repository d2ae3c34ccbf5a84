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

    @Test
    void shouldTellWhichShareIsTraced() {
        assertThat(config(Map.of()).getValue("quarkus.otel.traces.sampler.arg", String.class))
                .isEqualTo("1");
        assertThat(config(Map.of("leeway.traces.share", "0.25"))
                        .getValue("quarkus.otel.traces.sampler.arg", String.class))
                .isEqualTo("0.25");
    }

    private static boolean isDisabled(Map<String, String> settings) {
        return config(settings).getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withInterceptors(new TracesSwitch())
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .withDefaultValue("quarkus.otel.sdk.disabled", "true")
                .withDefaultValue("quarkus.otel.traces.sampler.arg", "1")
                .build();
    }
}
