package io.leeway.dashboard.login;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.access.KeySecret;
import io.leeway.support.access.CredentialSource;

/** The cookie that holds whoever looks at the page: no script reads it, and no other site's page has it sent. */
@Singleton
final class SessionCookie implements CredentialSource {

    private static final String NAME = "leeway-session";

    private final SealedSession sealed;
    private final Duration lasts;
    private final boolean secure;

    SessionCookie(SessionConfig config, @ConfigProperty(name = "leeway.dashboard.url") Optional<URI> address) {
        this.sealed = new SealedSession(config.key().orElseGet(KeySecret::generate));
        this.lasts = config.lasts();
        this.secure =
                address.filter(url -> "https".equalsIgnoreCase(url.getScheme())).isPresent();
    }

    @Override
    public Optional<String> key(RoutingContext context) {
        Cookie cookie = context.request().getCookie(NAME);
        return cookie == null ? Optional.empty() : sealed.open(cookie.getValue(), Instant.now());
    }

    /** Has the browser keep a key. */
    void keep(RoutingContext context, String key) {
        Instant until = Instant.now().plus(lasts);
        context.response().addCookie(cookie(context, sealed.seal(key, until)).setMaxAge(lasts.toSeconds()));
    }

    /** Has the browser forget it. */
    void drop(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure || context.request().isSSL());
    }
}
