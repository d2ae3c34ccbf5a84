package io.leeway.support.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may send requests: our own, and those whose origin is configured.
 *
 * <p>A browser lets any page send a form's worth of data to any server, with the network access of the person who looks
 * at it. It says so with {@code Sec-Fetch-Site} or, where the server's address is not a trustworthy one, with
 * {@code Origin}; no page can change either. Programs send neither and are not concerned.
 */
final class PageRules {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final WebProblem FOREIGN = new WebProblem(
            403,
            "foreign-page",
            "Request of another page",
            "The browser says that a page of another origin sent this. If that page may, name its origin in"
                    + " leeway.web.allowed-origins (LEEWAY_WEB_ALLOWED_ORIGINS).");

    private final Set<String> allowed;

    PageRules(Collection<String> allowed) {
        this.allowed = allowed.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The refusal of a request that another page sent, or null.
     *
     * @param host the request's host and port
     */
    @Nullable
    WebProblem refusal(HttpMethod method, MultiMap headers, String host) {
        String origin = headers.get("Origin");
        if (origin != null && allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return null;
        }
        String site = headers.get("Sec-Fetch-Site");
        if (READING.contains(method)) {
            // A link to us may be followed; what a page fetches for itself holds connections and is not for it to read.
            boolean followed = "navigate".equals(headers.get("Sec-Fetch-Mode"));
            return "cross-site".equals(site) && !followed ? FOREIGN : null;
        }
        if (site != null) {
            return site.equals("same-origin") || site.equals("none") ? null : FOREIGN;
        }
        return origin == null || isOf(origin, host) ? null : FOREIGN;
    }

    private static boolean isOf(String origin, String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0
                && withoutDefaultPort(origin.substring(scheme + 3)).equalsIgnoreCase(withoutDefaultPort(host));
    }

    /** A server behind one that ends TLS does not see which of the two ports the page was asked at. */
    private static String withoutDefaultPort(String authority) {
        return authority.replaceFirst(":(80|443)$", "");
    }
}
