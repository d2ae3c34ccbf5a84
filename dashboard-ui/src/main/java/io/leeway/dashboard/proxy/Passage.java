package io.leeway.dashboard.proxy;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import io.leeway.support.access.Caller;
import io.leeway.support.web.WebProblem;

/**
 * One request on its way to a service and its answer on the way back; all of it happens on the request's event loop.
 *
 * <p>It ends in exactly one of these ways: the answer has been passed on; the service did not answer and a problem says
 * so; the service broke off and so does the answer, so that nobody takes a part for the whole; or whoever asked has
 * gone, and the service's connection is closed.
 */
final class Passage {

    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String BUSY = "service-busy";

    private final RoutingContext context;
    private final Upstream upstream;
    private final String target;
    private final boolean stream;
    private final long timeoutMillis;
    private boolean over;
    private boolean repeated;
    private @Nullable Long timer;
    private @Nullable HttpClientRequest request;

    /**
     * A passage that has not begun.
     *
     * @param target path and query at the service
     * @param stream whether the answer is a live stream
     */
    Passage(RoutingContext context, Upstream upstream, String target, boolean stream, long timeoutMillis) {
        this.context = context;
        this.upstream = upstream;
        this.target = target;
        this.stream = stream;
        this.timeoutMillis = timeoutMillis;
    }

    /** Sends the request on. */
    void begin(Buffer body) {
        if (stream && !upstream.enterStream()) {
            over = true; // It took no place that it would have to give back.
            problem(503, BUSY, "Too many streams", "All live streams to " + upstream.service() + " are taken.");
            return;
        }
        context.addEndHandler(ended -> end());
        timer = context.vertx().setTimer(timeoutMillis, fired -> late());
        send(body);
    }

    private void send(Buffer body) {
        HttpMethod method = context.request().method();
        Future<HttpClientRequest> connection =
                stream ? upstream.stream(method, target) : upstream.request(method, target);
        connection
                .compose(opened -> {
                    request = opened;
                    if (over) {
                        opened.reset();
                        return Future.failedFuture("nobody waits for it");
                    }
                    PassedHeaders.ask(context.request().headers(), opened.headers());
                    // In the name of whoever looks at the page: the service decides what they may.
                    Caller.of(context)
                            .map(Caller::key)
                            .ifPresent(key -> opened.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
                    return body.length() == 0 && REPEATABLE.contains(method) ? opened.send() : opened.send(body);
                })
                .onSuccess(this::answer)
                .onFailure(failure -> failed(failure, body));
    }

    private void answer(HttpClientResponse answer) {
        if (over) {
            return;
        }
        stopTimer();
        upstream.isThere();
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.statusCode());
        PassedHeaders.answer(answer.headers(), response.headers());
        boolean empty = context.request().method().equals(HttpMethod.HEAD)
                || answer.statusCode() == 204
                || answer.statusCode() == 304;
        if (!empty && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(this::brokeOff);
    }

    private void brokeOff(Throwable failure) {
        if (over) {
            return;
        }
        upstream.isAway(failure);
        if (!context.response().reset()) {
            context.request().connection().close();
        }
    }

    private void failed(Throwable failure, Buffer body) {
        if (over) {
            return;
        }
        // A kept connection may have been closed by the service just when it was taken from the pool.
        if (failure instanceof HttpClosedException
                && !repeated
                && REPEATABLE.contains(context.request().method())) {
            repeated = true;
            send(body);
            return;
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            fail(503, BUSY, "Service busy", "Too many requests wait for " + upstream.service() + ".");
            return;
        }
        upstream.isAway(failure);
        if (failure instanceof TimeoutException) {
            late();
            return;
        }
        fail(502, "service-away", "Service away", upstream.service() + " does not answer. It may be starting.");
    }

    private void late() {
        long seconds = TimeUnit.MILLISECONDS.toSeconds(timeoutMillis);
        upstream.isAway(new TimeoutException("no answer within " + seconds + " s"));
        fail(504, "service-late", "Service late", upstream.service() + " has not answered for " + seconds + " s.");
    }

    private void fail(int status, String type, String title, String what) {
        end();
        problem(status, type, title, what);
    }

    private void problem(int status, String type, String title, String what) {
        if (status == 503) {
            context.response().putHeader("Retry-After", "5");
        }
        new WebProblem(status, type, title, what + " Try again in a while.").answer(context);
    }

    /** The answer has ended, or whoever asked has gone. */
    private void end() {
        if (over) {
            return;
        }
        over = true;
        stopTimer();
        if (stream) {
            upstream.leaveStream();
        }
        if (request != null) {
            request.reset(); // Nothing happens where all of the answer has come.
        }
    }

    private void stopTimer() {
        if (timer != null) {
            context.vertx().cancelTimer(timer);
            timer = null;
        }
    }
}
