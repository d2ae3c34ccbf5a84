package io.leeway.support.rates;

import java.util.OptionalLong;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.leeway.access.Identity;
import io.leeway.access.Role;
import io.leeway.support.access.Caller;
import io.leeway.support.web.WebProblem;

/**
 * Refuses requests of a key that has sent too many, with a 429, once it is known whose they are. What is below
 * {@code /q} is never refused, so that a suite can be watched when it matters; nor are services, whose work is bounded by
 * their queues.
 */
@Singleton
final class RateDoor {

    /** After who calls is known, before whatever answers. */
    private static final int PRIORITY = 800_000;

    private final KeyRates rates;

    RateDoor(KeyRates rates) {
        this.rates = rates;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        OptionalLong seconds = Caller.of(context)
                .map(Caller::identity)
                .filter(caller -> isCounted(caller, context.normalizedPath()))
                .map(rates::refusal)
                .orElse(OptionalLong.empty());
        if (seconds.isEmpty()) {
            context.next();
            return;
        }
        context.response().putHeader("Retry-After", Long.toString(seconds.getAsLong()));
        new WebProblem(
                        429,
                        "too-many-requests",
                        "Too Many Requests",
                        "This key sends more than " + rates.rate()
                                + " requests per second to this instance. Nothing was"
                                + " done; send it again after the seconds of Retry-After. Rows are better sent in fewer,"
                                + " larger batches.")
                .answer(context);
    }

    private static boolean isCounted(Identity caller, String path) {
        return !caller.isLocal() && !caller.roles().contains(Role.SERVICE) && !path.startsWith("/q/");
    }
}
