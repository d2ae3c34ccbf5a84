package io.leeway.support.access;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import io.leeway.access.Identity;

/**
 * Who sent a request, once its key or token is known.
 *
 * @param identity who
 * @param key the key or token, to be passed on in the same caller's name; absent where nobody is asked
 */
public record Caller(Identity identity, @Nullable String key) {

    private static final String PLACE = "leeway.caller";

    /** Who sent this request; absent where a path is open and no key came. */
    public static Optional<Caller> of(RoutingContext context) {
        return Optional.ofNullable(context.get(PLACE));
    }

    void enter(RoutingContext context) {
        context.put(PLACE, this);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Caller[" + identity.name() + "]";
    }
}
