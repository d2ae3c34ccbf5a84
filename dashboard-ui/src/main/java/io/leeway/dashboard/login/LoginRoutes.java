package io.leeway.dashboard.login;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import io.leeway.access.Identity;
import io.leeway.access.Role;
import io.leeway.dashboard.proxy.SmallBody;
import io.leeway.support.access.Caller;
import io.leeway.support.access.KnownKeys;
import io.leeway.support.oidc.OidcCallers;
import io.leeway.support.web.WebProblem;

/** Says who looks at the page, takes the key of somebody who enters it, and forgets it again. */
@Singleton
final class LoginRoutes {

    private static final Logger LOG = Logger.getLogger(LoginRoutes.class);
    private static final WebProblem UNKNOWN =
            new WebProblem(401, "unknown-key", "Unknown key", "This key is not known, was revoked or has expired.");

    /** Says who looks, takes a key and drops it. */
    static final String SESSION = "/session";

    private final KnownKeys keys;
    private final SessionCookie cookie;
    private final OidcCallers provider;

    LoginRoutes(KnownKeys keys, SessionCookie cookie, OidcCallers provider) {
        this.keys = keys;
        this.cookie = cookie;
        this.provider = provider;
    }

    void routes(@Observes Router router) {
        router.get(SESSION).handler(this::tell);
        router.post(SESSION).handler(context -> SmallBody.of(context)
                .onSuccess(body ->
                        enter(context, body.toString(StandardCharsets.UTF_8).strip()))
                .onFailure(gone -> context.response().reset()));
        router.delete(SESSION).handler(context -> {
            cookie.drop(context);
            ProviderLogin.drop(context);
            context.response().setStatusCode(204).end();
        });
    }

    private void tell(RoutingContext context) {
        JsonObject session = new JsonObject().put("asked", keys.areAsked());
        if (provider.isOn()) {
            session.put("login", ProviderLogin.PATH);
        }
        Caller.of(context)
                .map(Caller::identity)
                .filter(identity -> !identity.isLocal())
                .ifPresent(identity -> session.put("name", identity.name())
                        .put(
                                "roles",
                                new JsonArray(identity.roles().stream()
                                        .map(Role::word)
                                        .sorted()
                                        .toList())));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(session.toBuffer());
    }

    private void enter(RoutingContext context, String key) {
        Optional<Identity> identity = keys.identify(key);
        if (identity.isEmpty()) {
            LOG.warn("event=login-refused");
            UNKNOWN.answer(context);
            return;
        }
        LOG.infof("event=logged-in by=%s", identity.get().name());
        cookie.keep(context, key);
        context.response().setStatusCode(204).end();
    }
}
