package io.leeway.support.test.hostile;

import java.util.List;

/**
 * An endpoint to be sent bad requests.
 *
 * @param method its method
 * @param path its path and query, as a good request has it
 * @param samples good bodies, from which bad ones are made; empty for an endpoint without
 */
public record Endpoint(String method, String path, List<Sample> samples) {

    /** A good body with its content type. */
    public record Sample(String contentType, String body) {}

    /** An endpoint without a body. */
    public static Endpoint get(String path) {
        return new Endpoint("GET", path, List.of());
    }
}
