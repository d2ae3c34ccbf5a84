package io.leeway.support.web;

import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A body that changes something says what it is: a page can send one without a media type to any server, unasked. */
final class BodyRules {

    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private BodyRules() {}

    /** The refusal of a body without a media type, or null. */
    static @Nullable WebProblem refusal(HttpMethod method, HttpVersion version, MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (!CHANGING.contains(method) || (type != null && !type.isBlank()) || !hasBody(method, version, headers)) {
            return null;
        }
        return new WebProblem(
                415,
                "no-media-type",
                "Media type missing",
                "The body has no media type. Send the Content-Type header, for example Content-Type: application/json.");
    }

    /** Whether a body comes, also one of whose length nothing is said. */
    static boolean hasBody(HttpMethod method, HttpVersion version, MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.strip().equals("0");
        }
        // HTTP/2 needs neither header; what has no body there is a DELETE, or says that its length is 0.
        return headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || (version == HttpVersion.HTTP_2 && !method.equals(HttpMethod.DELETE));
    }
}
