package io.leeway.dashboard.proxy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;

/** Which headers go to a service and which come back. */
final class PassedHeaders {

    /** What a service needs to answer; cookies, origins and the page's connection are none of its business. */
    private static final List<String> ASKED = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Type",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "traceparent");

    /** What belongs to the connection with the service, or would act in the dashboard's name. */
    private static final Set<String> KEPT = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private PassedHeaders() {}

    static void ask(MultiMap from, MultiMap to) {
        for (String name : ASKED) {
            String value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    /** Copies an answer's headers; one that the dashboard has set itself stays as it is. */
    static void answer(MultiMap from, MultiMap to) {
        Set<String> skipped = new HashSet<>(KEPT);
        from.getAll("Connection").forEach(named -> Arrays.stream(named.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .forEach(skipped::add));
        if (from.contains("Content-Encoding")) {
            // Here stands that what the dashboard itself answers is sent as it is; what comes encoded stays so.
            to.remove("Content-Encoding");
        }
        to.names().forEach(name -> skipped.add(name.toLowerCase(Locale.ROOT)));
        from.forEach((name, value) -> {
            if (!skipped.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }
}
