package io.leeway.support.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A problem detail as RFC 9457 defines it, answered where no resource is there yet to answer it.
 *
 * @param status the HTTP status
 * @param type the last part of the problem's type, as {@code foreign-page}
 * @param title the kind of problem in words
 * @param detail what is wrong this time, and what to do
 */
public record WebProblem(int status, String type, String title, String detail) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST_PATH = 200;

    /** Answers with this problem, unless an answer has begun or nobody is there to read it. */
    public void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        // What is left of a body is read and thrown away: closing at once would lose the answer.
        context.request().resume();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(new JsonObject()
                        .put("type", "urn:leeway:problem:" + type)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("instance", path(context))
                        .toBuffer());
    }

    private static String path(RoutingContext context) {
        String uri = context.request().uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }
}
