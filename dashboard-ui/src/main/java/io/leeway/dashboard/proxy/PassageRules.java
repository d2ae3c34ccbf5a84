package io.leeway.dashboard.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

import io.leeway.support.web.WebProblem;

/**
 * What passes to a service: reading below {@code /v1}, and the few changes that the page has a button for.
 *
 * @param changes the changes, each a method and the paths it is allowed on
 * @param hidden what is not read from here although it is below {@code /v1}
 */
record PassageRules(List<Change> changes, Optional<Pattern> hidden) {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String ID = "[0-9A-Za-z-]{1,64}";

    /** A change that passes. */
    record Change(HttpMethod method, Pattern path) {}

    /** Nothing but reading. */
    static PassageRules reading() {
        return new PassageRules(List.of(), Optional.empty());
    }

    /** Having past windows judged again, which changes nothing. */
    static PassageRules backtests() {
        return new PassageRules(
                List.of(new Change(HttpMethod.POST, Pattern.compile("/v1/models/[^/]{1,200}/backtests"))),
                Optional.empty());
    }

    /**
     * Reading alerts, taking one on, resolving it or writing a note, silences, subscriptions, and beginning or ending mails by the link that
     * is in them. What a body says is JSON, which another site's page cannot send here.
     */
    static PassageRules alerts() {
        return new PassageRules(
                List.of(
                        new Change(
                                HttpMethod.POST, Pattern.compile("/v1/alerts/" + ID + "/(acknowledge|resolve|notes)")),
                        new Change(HttpMethod.POST, Pattern.compile("/v1/(silences|subscriptions)")),
                        new Change(HttpMethod.DELETE, Pattern.compile("/v1/(silences|subscriptions)/" + ID)),
                        new Change(HttpMethod.POST, Pattern.compile("/v1/subscriptions/" + ID + "/test")),
                        new Change(HttpMethod.POST, Pattern.compile("/v1/(unsubscribe|confirm)/" + ID))),
                Optional.empty());
    }

    /** Reading what came in, and replaying or dropping dead letters; the rows themselves are not the page's. */
    static PassageRules intake() {
        return new PassageRules(
                List.of(
                        new Change(HttpMethod.POST, Pattern.compile("/v1/dead-letters/(" + ID + "/)?replay")),
                        new Change(HttpMethod.DELETE, Pattern.compile("/v1/dead-letters/" + ID))),
                Optional.of(Pattern.compile(".*/blocks(/.*)?")));
    }

    /**
     * The refusal of a request that does not pass, if it does not.
     *
     * @param path the path at the service, normalised
     */
    Optional<WebProblem> refusal(HttpMethod method, String path, MultiMap headers) {
        if (headers.contains("Upgrade") || headers.getAll("Connection").stream().anyMatch(PassageRules::upgrades)) {
            return Optional.of(new WebProblem(
                    400,
                    "no-upgrade",
                    "No upgrade",
                    "The dashboard passes on requests and event streams, and no other protocol such as WebSocket."));
        }
        if (!path.startsWith("/v1/")
                || hidden.filter(where -> where.matcher(path).matches()).isPresent()) {
            return Optional.of(new WebProblem(
                    404, "not-found", "Not found", "The services' APIs are below /v1; this is not read from here."));
        }
        boolean passes = READING.contains(method)
                || changes.stream()
                        .anyMatch(change -> change.method().equals(method)
                                && change.path().matcher(path).matches());
        return passes
                ? Optional.empty()
                : Optional.of(new WebProblem(
                        405,
                        "reading-only",
                        "Method not allowed",
                        "The dashboard passes on reading, backtests, what is done about an incident, silences,"
                                + " subscriptions, and replaying or dropping a dead letter; ask the service itself for"
                                + " anything else."));
    }

    private static boolean upgrades(String connection) {
        return connection.toLowerCase(Locale.ROOT).contains("upgrade");
    }
}
