package io.leeway.dashboard.proxy;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One service behind the dashboard, and the connections to it.
 *
 * <p>Streams have connections of their own: one lasts as long as somebody looks at a page, and would keep requests from
 * ever getting theirs.
 */
final class Upstream {

    private static final Logger LOG = Logger.getLogger(Upstream.class);
    /** The pool's time-outs come after those of a request, which say more. */
    private static final int LATER_SECONDS = 5;

    private static final int KEPT_SECONDS = 30;

    private final String service;
    private final RequestOptions server;
    private final String basePath;
    private final HttpClient requests;
    private final HttpClient streams;
    private final int maximumStreams;
    private final AtomicInteger openStreams = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();

    Upstream(String service, URI address, ProxyConfig config, @Nullable TrustOptions trust, Vertx vertx) {
        String host = address.getHost();
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (host == null || (!secure && !"http".equalsIgnoreCase(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "The address of " + service + " is no http or https URL with a host: " + address);
        }
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        this.service = service;
        this.server = new RequestOptions().setHost(host).setPort(port).setSsl(secure);
        this.basePath = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
        this.maximumStreams = config.streams();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setReadIdleTimeout((int) config.timeout().toSeconds() + LATER_SECONDS);
        HttpClientOptions streamOptions = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAlive(false)
                .setReadIdleTimeout((int) config.streamSilence().toSeconds());
        if (trust != null) {
            options.setTrustOptions(trust);
            streamOptions.setTrustOptions(trust);
        }
        this.requests = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(config.requests()).setMaxWaitQueueSize(config.waiting()));
        this.streams = vertx.createHttpClient(
                streamOptions,
                new PoolOptions().setHttp1MaxSize(config.streams()).setMaxWaitQueueSize(config.streams()));
    }

    /** What the service is called. */
    String service() {
        return service;
    }

    /** A connection for a request, in time. */
    Future<HttpClientRequest> request(HttpMethod method, String target) {
        return requests.request(options(method, target));
    }

    /** A connection for a stream; {@link #enterStream} comes before it. */
    Future<HttpClientRequest> stream(HttpMethod method, String target) {
        return streams.request(options(method, target));
    }

    /** Takes one of the places for streams, if one is free; {@link #leaveStream} gives it back. */
    boolean enterStream() {
        return openStreams.getAndUpdate(open -> Math.min(maximumStreams, open + 1)) < maximumStreams;
    }

    void leaveStream() {
        openStreams.decrementAndGet();
    }

    /** The service answered. */
    void isThere() {
        if (away.compareAndSet(true, false)) {
            LOG.infof("event=service-back upstream=%s", service);
        }
    }

    /** The service did not answer, or broke off. */
    void isAway(Throwable why) {
        if (away.compareAndSet(false, true)) {
            LOG.warnf("event=service-away upstream=%s reason=%s", service, why.getMessage());
        }
    }

    private RequestOptions options(HttpMethod method, String target) {
        return new RequestOptions(server).setMethod(method).setURI(basePath + target);
    }
}
