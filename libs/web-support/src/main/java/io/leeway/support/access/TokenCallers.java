package io.leeway.support.access;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Callers that an identity provider vouches for by a signed token, where one is configured. */
public interface TokenCallers {

    /**
     * Whether a request carries a token, of whatever kind.
     *
     * @param key what it carries in place of a key, if anything
     */
    boolean carries(RoutingContext context, Optional<String> key);

    /** Who sent it; never fails. */
    Uni<TokenAnswer> identify(RoutingContext context);
}
