package io.leeway.support.persistence;

import java.util.Set;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Says in milliseconds, as PostgreSQL counts, how long a connection's statements and pauses in a transaction may take. Each
 * connection is told when it is opened, so that no transaction has to say it anew.
 */
public final class StatementBounds implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    private static final String CONNECTIONS = "quarkus.datasource.reactive.additional-properties.";
    private static final Set<String> BOUNDS =
            Set.of(CONNECTIONS + "statement_timeout", CONNECTIONS + "idle_in_transaction_session_timeout");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        // The build reads settings as they are written.
        if (value == null || value.getValue() == null || !BOUNDS.contains(name) || !Expressions.isEnabled()) {
            return value;
        }
        return value.withValue(
                Long.toString(DurationConverter.parseDuration(value.getValue()).toMillis()));
    }
}
