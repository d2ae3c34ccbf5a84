package io.leeway.dashboard.login;

import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import io.leeway.support.oidc.OidcCallers;

/**
 * Sends whoever wants to log in to the identity provider, and takes them back: authorization code with PKCE. What the
 * provider gives is kept in encrypted cookies that scripts cannot read.
 */
@Singleton
final class ProviderLogin {

    /** Where the page leads to, and where the provider sends people back to. */
    static final String PATH = "/login";

    private static final Logger LOG = Logger.getLogger(ProviderLogin.class);
    private static final int FOUND = 302;

    private final OidcCallers provider;
    private final HttpAuthenticator authenticator;

    ProviderLogin(OidcCallers provider, HttpAuthenticator authenticator) {
        this.provider = provider;
        this.authenticator = authenticator;
    }

    void routes(@Observes Router router) {
        if (provider.isOn()) {
            router.get(PATH).handler(this::login);
        }
    }

    private void login(RoutingContext context) {
        authenticator
                .attemptAuthentication(context)
                .subscribe()
                .with(
                        identity -> {
                            if (identity == null) {
                                ask(context);
                            } else {
                                redirect(context, "/");
                            }
                        },
                        failure -> failed(context, failure));
    }

    private void ask(RoutingContext context) {
        authenticator
                .sendChallenge(context)
                .subscribe()
                .with(
                        sent -> {
                            if (!context.response().ended()) {
                                context.response().end();
                            }
                        },
                        failure -> failed(context, failure));
    }

    private void failed(RoutingContext context, Throwable failure) {
        if (failure instanceof AuthenticationRedirectException redirect) {
            redirect(context, redirect.getRedirectUri());
            return;
        }
        LOG.warn("event=login-refused");
        drop(context);
        provider.problem(failure).answer(context);
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Has the browser forget the login; at the provider it goes on. */
    static void drop(RoutingContext context) {
        context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(OidcCallers.COOKIES))
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath("/")
                                .setHttpOnly(true)
                                .setMaxAge(0)));
    }
}
