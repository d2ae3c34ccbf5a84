package io.leeway.support.test.hostile;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param method the method
 * @param target path and query, encoded or not
 * @param headers lines of headers but Host and Content-Length
 * @param body the body; where a header says that it is chunked, in chunks
 */
public record BadRequest(String method, String target, List<String> headers, byte[] body) {

    /** Whether an HTTP server can read it: its target is a URI and no header holds a control character. */
    public boolean isHttp() {
        try {
            new URI(target);
        } catch (URISyntaxException exception) {
            return false;
        }
        return headers.stream().allMatch(header -> header.chars().noneMatch(letter -> letter < ' '));
    }

    /** Short enough to stand in a failed test's message. */
    @Override
    public String toString() {
        String shown = new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1);
        return method + " " + target.substring(0, Math.min(target.length(), 300)) + " " + headers + " (" + body.length
                + " bytes) " + shown;
    }
}
