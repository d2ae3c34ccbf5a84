package io.leeway.support.access;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** Where else than in the headers that everybody may send a request can carry a key. */
public interface CredentialSource {

    /** The key that a request carries. */
    Optional<String> key(RoutingContext context);
}
