package io.leeway.support.web;

import java.time.Duration;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Cuts whoever sends a body too slowly: it would hold a thread, or a connection, for as long as it likes by a byte now and
 * then, which no time-out between two bytes sees.
 */
@Singleton
final class SlowBodies {

    /** Before whatever reads a body, after what refuses a request without. */
    private static final int PRIORITY = 700_000;

    private final Duration longest;

    SlowBodies(RequestSizes sizes) {
        this.longest = sizes.bodyTime();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (BodyRules.hasBody(request.method(), request.version(), request.headers())) {
            long timer = context.vertx().setTimer(longest.toMillis(), late -> cut(context));
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private void cut(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (context.response().headWritten()) {
            request.connection().close();
            return;
        }
        // What is still on its way is not read, so the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.response().endHandler(answered -> request.connection().close());
        new WebProblem(
                        408,
                        "body-too-slow",
                        "Request Timeout",
                        "The body took more than " + longest.toSeconds() + " seconds to come. Send it again.")
                .answer(context);
    }
}
