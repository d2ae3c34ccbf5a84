package io.leeway.support.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of everything that a service answers: refuses requests to names that are not the service's, requests
 * that other web pages send, bodies without a media type and addresses that cannot be read; and gives what the server
 * itself refuses the form of a problem detail.
 */
@Singleton
final class WebDoor {

    /** Before whatever reads a body or answers. */
    private static final int FIRST = 1_000_000;

    private static final Map<Integer, String> WORDS = Map.of(
            400, "The request cannot be read.",
            404, "There is nothing at this path.",
            405, "This path knows other methods.",
            413, "The body is larger than what is taken here.",
            415, "The body's media type is not taken here.");

    private final SizeRules sizes;
    private final HostNames hosts;
    private final PageRules pages;

    WebDoor(
            WebConfig config,
            RequestSizes sizes,
            @ConfigProperty(name = "leeway.dashboard.url") Optional<String> dashboard) {
        List<String> names = new ArrayList<>(config.hosts().orElse(List.of()));
        // Where people reach the dashboard is said already for the links in mails.
        dashboard.map(WebDoor::host).ifPresent(names::add);
        this.sizes = SizeRules.of(sizes);
        this.hosts = new HostNames(names);
        this.pages = new PageRules(config.allowedOrigins().orElse(List.of()));
    }

    private static @Nullable String host(String address) {
        try {
            return URI.create(address).getHost();
        } catch (IllegalArgumentException exception) {
            return null;
        }
    }

    void filters(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    void refusals(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(context -> {
            // A path that cannot be taken apart, as one that ends in %, fails before any filter sees it.
            if (WORDS.containsKey(context.statusCode())
                    || AddressRules.refusal(context.request().uri()) != null) {
                refused(context);
            } else {
                context.next();
            }
        });
        WORDS.keySet().forEach(status -> router.errorHandler(status, WebDoor::refused));
    }

    private static void refused(RoutingContext context) {
        WebProblem malformed = AddressRules.refusal(context.request().uri());
        if (malformed != null) {
            malformed.answer(context);
            return;
        }
        int status = context.statusCode();
        String words = WORDS.getOrDefault(status, "The request is refused.");
        new WebProblem(status, "refused", words.substring(0, words.length() - 1), words).answer(context);
    }

    private void pass(RoutingContext context) {
        WebProblem refusal = refusal(context.request());
        if (refusal == null) {
            context.next();
        } else {
            refusal.answer(context);
        }
    }

    private @Nullable WebProblem refusal(HttpServerRequest request) {
        WebProblem refusal = sizes.refusal(request.uri(), request.headers());
        if (refusal == null) {
            refusal = AddressRules.refusal(request.uri());
        }
        if (refusal == null) {
            refusal = host(request);
        }
        if (refusal == null) {
            String host = request.headers().get(HttpHeaders.HOST);
            HostAndPort authority = request.authority();
            refusal = pages.refusal(
                    request.method(),
                    request.headers(),
                    host != null ? host : authority == null ? "" : authority.toString());
        }
        return refusal == null ? BodyRules.refusal(request.method(), request.version(), request.headers()) : refusal;
    }

    private @Nullable WebProblem host(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.HOST);
        if (headers.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
            return null; // No browser speaks it; load balancers that look whether we live do.
        }
        HostAndPort authority = request.authority();
        if (headers.size() > 1 || authority == null) {
            return new WebProblem(
                    400, "unreadable-host", "Unreadable host", "Send one Host header with a name and a port.");
        }
        return hosts.know(authority.host())
                ? null
                : new WebProblem(
                        421,
                        "unknown-host",
                        "Not the host that was asked for",
                        "This server is not known by the name in the Host header. If the name is right, configure it:"
                                + " leeway.web.hosts (LEEWAY_WEB_HOSTS).");
    }
}
