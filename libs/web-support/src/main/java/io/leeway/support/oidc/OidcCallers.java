package io.leeway.support.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import io.leeway.access.KeySecret;
import io.leeway.support.access.Caller;
import io.leeway.support.access.TokenAnswer;
import io.leeway.support.access.TokenCallers;
import io.leeway.support.web.WebProblem;

/** Callers by the provider's tokens: sent as a bearer token, or kept in the cookies of whoever logged in at the page. */
@Singleton
public final class OidcCallers implements TokenCallers {

    /** With what the names of the cookies begin that keep a login. */
    public static final String COOKIES = "q_session";

    private static final Logger LOG = Logger.getLogger(OidcCallers.class);
    private static final WebProblem UNKNOWN = new WebProblem(
            401,
            "unknown-token",
            "Unknown token",
            "The token is not one of the configured provider for Leeway, has expired, or does not say who you are. Log in"
                    + " again, or get a new one.");
    private static final WebProblem AWAY = new WebProblem(
            503,
            "provider-away",
            "Identity provider away",
            "The provider that would say who you are does not answer, so this is not known now. Try again in a moment; keys"
                    + " are known without it.");

    private final OidcSettings settings;
    private final ClaimedIdentity claimed;
    private final HttpAuthenticator authenticator;
    private final AtomicBoolean away = new AtomicBoolean();

    OidcCallers(OidcSettings settings, HttpAuthenticator authenticator) {
        this.settings = settings;
        this.claimed = new ClaimedIdentity(settings);
        this.authenticator = authenticator;
    }

    /** Whether a provider is configured. */
    public boolean isOn() {
        return settings.issuer().isPresent();
    }

    @Override
    public boolean carries(RoutingContext context, Optional<String> key) {
        return isOn()
                && (key.isPresent()
                        ? !KeySecret.isKey(key.get()) && context.request().getHeader(HttpHeaders.AUTHORIZATION) != null
                        : context.request().cookies().stream()
                                .anyMatch(cookie -> cookie.getName().startsWith(COOKIES)));
    }

    @Override
    public Uni<TokenAnswer> identify(RoutingContext context) {
        Context current = Vertx.currentContext();
        return authenticator
                .attemptAuthentication(context)
                .map(this::answer)
                .onFailure()
                .recoverWithItem(failure -> new TokenAnswer.Refused(problem(failure)))
                // An answer of the provider comes where its connection is.
                .emitOn(command -> current.runOnContext(nothing -> command.run()));
    }

    private TokenAnswer answer(SecurityIdentity identity) {
        AccessTokenCredential credential =
                identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            return new TokenAnswer.Refused(UNKNOWN);
        }
        if (away.getAndSet(false)) {
            LOG.info("event=provider-back");
        }
        String token = credential.getToken();
        return claimed.of(claims(token))
                .<TokenAnswer>map(known -> new TokenAnswer.Known(new Caller(known, token)))
                .orElseGet(() -> new TokenAnswer.Refused(UNKNOWN));
    }

    /** What a token says, which was verified before. */
    private static JsonObject claims(String token) {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    /** What to answer where nobody could be found out; no more of the reason than that, because it may quote the token. */
    public WebProblem problem(Throwable failure) {
        if (failure instanceof AuthenticationFailedException
                || failure instanceof AuthenticationCompletionException
                || failure instanceof AuthenticationRedirectException) {
            return UNKNOWN;
        }
        if (!away.getAndSet(true)) {
            LOG.warnf("event=provider-away reason=%s", failure.getClass().getSimpleName());
        }
        return AWAY;
    }
}
