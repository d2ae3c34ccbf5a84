package io.leeway.support.tracing;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Switches OpenTelemetry on where a collector is named, and only there, so that one setting says both. */
public final class TracesSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    private static final String COLLECTOR = "leeway.traces.collector";
    private static final String DISABLED = "quarkus.otel.sdk.disabled";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!DISABLED.equals(name) || value == null) {
            return value;
        }
        ConfigValue collector = context.proceed(COLLECTOR);
        boolean isNamed = collector != null
                && collector.getValue() != null
                && !collector.getValue().isBlank();
        return value.withValue(Boolean.toString(!isNamed));
    }
}
