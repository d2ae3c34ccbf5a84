package io.leeway.support.tracing;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Switches OpenTelemetry on where a collector is named, and only there, and tells it which share is traced, so that one
 * setting says both.
 */
public final class TracesSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    private static final String COLLECTOR = "leeway.traces.collector";
    private static final String SHARE = "leeway.traces.share";
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String SAMPLED = "quarkus.otel.traces.sampler.arg";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (value == null) {
            return null;
        }
        return switch (name) {
            case DISABLED -> value.withValue(Boolean.toString(said(context, COLLECTOR) == null));
            case SAMPLED -> {
                String share = said(context, SHARE);
                yield share == null ? value : value.withValue(share);
            }
            default -> value;
        };
    }

    private static @Nullable String said(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
