package io.leeway.support.access;

import java.util.Optional;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.leeway.access.Identity;
import io.leeway.access.Role;
import io.leeway.support.web.WebProblem;

/**
 * Asks every request who sent it, before anything reads its body, by its key or its token: lets it on with its {@link
 * Caller}, or refuses it with a 401. What is open to everybody passes without.
 */
@Singleton
final class AccessDoor {

    /** After what no request may be like, before whatever answers. */
    private static final int PRIORITY = 900_000;

    private static final int UNAUTHORIZED = 401;
    private static final String SCHEME = "Bearer ";
    private static final String API_KEY = "X-API-Key";
    private static final WebProblem NOBODY = new WebProblem(
            401,
            "no-key",
            "Key missing",
            "Say who you are: send a key as Authorization: Bearer lw_... or X-API-Key: lw_...; whoever runs Leeway makes"
                    + " one with leeway keys create.");
    private static final WebProblem UNKNOWN = new WebProblem(
            401,
            "unknown-key",
            "Unknown key",
            "The key is not known here, was revoked or has expired. Ask whoever runs Leeway for another.");
    private static final WebProblem NOT_FOR_KEY = new WebProblem(
            403,
            "not-permitted",
            "Not permitted",
            "What is below /q is about all models: it needs a key with the role viewer that is held for all of them.");

    private final KnownKeys keys;
    private final OpenPaths open;
    private final Instance<CredentialSource> sources;
    private final TokenCallers tokens;

    AccessDoor(KnownKeys keys, OpenPaths open, @Any Instance<CredentialSource> sources, TokenCallers tokens) {
        this.keys = keys;
        this.open = open;
        this.sources = sources;
        this.tokens = tokens;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        if (!keys.areAsked()) {
            new Caller(Identity.LOCAL, null).enter(context);
            context.next();
            return;
        }
        String path = context.normalizedPath();
        boolean isOpen = open.isOpen(path);
        Optional<String> key = key(context);
        if (!tokens.carries(context, key)) {
            Optional<Identity> identity = key.flatMap(keys::identify);
            identity.ifPresent(known -> new Caller(known, key.orElseThrow()).enter(context));
            decide(context, isOpen, identity, key.isEmpty() ? NOBODY : UNKNOWN);
        } else if (isOpen && !open.tellsCaller(path)) {
            context.next();
        } else {
            tokens.identify(context).subscribe().with(answer -> {
                switch (answer) {
                    case TokenAnswer.Known(Caller caller) -> {
                        caller.enter(context);
                        decide(context, isOpen, Optional.of(caller.identity()), UNKNOWN);
                    }
                    case TokenAnswer.Refused(WebProblem why) -> decide(context, isOpen, Optional.empty(), why);
                }
            });
        }
    }

    private static void decide(
            RoutingContext context, boolean isOpen, Optional<Identity> identity, WebProblem ofStrangers) {
        if (isOpen) {
            context.next();
        } else if (identity.isEmpty()) {
            if (ofStrangers.status() == UNAUTHORIZED) {
                context.response().putHeader("WWW-Authenticate", "Bearer");
            }
            ofStrangers.answer(context);
        } else if (context.normalizedPath().startsWith("/q/") && !mayLookInside(identity.get())) {
            NOT_FOR_KEY.answer(context);
        } else {
            context.next();
        }
    }

    private static boolean mayLookInside(Identity identity) {
        return identity.hasOneOf(Role.VIEWER) && identity.models().isAll();
    }

    private Optional<String> key(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(authorization.substring(SCHEME.length()).strip());
        }
        String header = context.request().getHeader(API_KEY);
        return header != null
                ? Optional.of(header.strip())
                : sources.stream()
                        .flatMap(source -> source.key(context).stream())
                        .findFirst();
    }
}
