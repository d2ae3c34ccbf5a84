package io.leeway.support.test.hostile;

import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param method the method
 * @param target path and query, encoded or not
 * @param headers lines of headers but Host and Content-Length
 * @param body the body
 */
public record BadRequest(String method, String target, List<String> headers, byte[] body) {

    /** Short enough to stand in a failed test's message. */
    @Override
    public String toString() {
        String shown = new String(body, 0, Math.min(body.length, 300), java.nio.charset.StandardCharsets.ISO_8859_1);
        return method + " " + target.substring(0, Math.min(target.length(), 300)) + " " + headers + " (" + body.length
                + " bytes) " + shown;
    }
}
