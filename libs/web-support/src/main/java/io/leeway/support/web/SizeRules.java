package io.leeway.support.web;

import java.util.Map;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * How large what comes before a request's body may be.
 *
 * @param longestUrl the most bytes of path and query
 * @param longestHeaders the most bytes of all headers together
 */
record SizeRules(long longestUrl, long longestHeaders) {

    /** A colon, a space and the end of the line. */
    private static final int AROUND_A_HEADER = 4;

    static SizeRules of(RequestSizes sizes) {
        return new SizeRules(sizes.url().asLongValue(), sizes.headers().asLongValue());
    }

    /** The refusal of what is too large, or null. */
    @Nullable
    WebProblem refusal(String uri, MultiMap headers) {
        if (uri.length() > longestUrl) {
            return new WebProblem(
                    414,
                    "url-too-long",
                    "URI Too Long",
                    "The path and query have " + uri.length() + " bytes; at most " + longestUrl + " are read.");
        }
        long length = 0;
        for (Map.Entry<String, String> header : headers) {
            length += header.getKey().length() + header.getValue().length() + AROUND_A_HEADER;
        }
        return length <= longestHeaders
                ? null
                : new WebProblem(
                        431,
                        "headers-too-long",
                        "Request Header Fields Too Large",
                        "The headers together have " + length + " bytes; at most " + longestHeaders + " are read.");
    }
}
