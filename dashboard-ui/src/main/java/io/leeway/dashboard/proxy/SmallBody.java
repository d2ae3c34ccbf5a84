package io.leeway.dashboard.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import io.leeway.support.web.WebProblem;

/** A request's body, which for all that the page sends is a few words. */
public final class SmallBody {

    /** The largest body in bytes. */
    static final int LARGEST = 16_384;

    private SmallBody() {}

    /** The body; never where it is too large, which is answered here, and a failure where its sender has gone. */
    public static Future<Buffer> of(RoutingContext context) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        HttpServerRequest request = context.request();
        request.exceptionHandler(whole::tryFail);
        request.handler(piece -> {
            if (body.length() + piece.length() <= LARGEST) {
                body.appendBuffer(piece);
            } else if (!context.response().ended()) {
                new WebProblem(
                                413,
                                "large-body",
                                "Body too large",
                                "What the dashboard passes on has at most " + LARGEST + " bytes.")
                        .answer(context);
            }
        });
        request.endHandler(end -> {
            if (!context.response().ended()) {
                whole.tryComplete(body);
            }
        });
        request.resume();
        return whole.future();
    }
}
