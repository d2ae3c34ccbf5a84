package io.leeway.alert.delivery.http;

import java.util.Map;

/**
 * A call that sends JSON.
 *
 * @param headers beside the content's type and length
 */
public record HttpPost(String url, Map<String, String> headers, String body) {

    /** Without headers of its own. */
    public HttpPost(String url, String body) {
        this(url, Map.of(), body);
    }
}
