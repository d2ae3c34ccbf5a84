package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import io.leeway.alert.delivery.Outcome;

/**
 * Calls servers that somebody named, and trusts them with nothing: no private address, no redirect, a bound to the time
 * and to what is read of the answer, and no connection that is kept.
 */
@ApplicationScoped
public class HttpSender {

    private static final Logger LOG = Logger.getLogger(HttpSender.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int MOST_CONNECTIONS = 100;
    private static final int MOST_READ = 64 * 1024;
    private static final int SHOWN = 400;

    /** For the calls after the first one, and for a connection that is not needed any more. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final HttpClient client;
    private final Destinations destinations;
    private final Duration timeout;

    @Inject
    HttpSender(Vertx vertx, Networks networks, HttpDeliveryConfig config) {
        this(vertx, new Destinations(networks, Names.SYSTEM), config.timeout());
    }

    HttpSender(Vertx vertx, Destinations destinations, Duration timeout) {
        this.destinations = destinations;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                // Later than who waits gives up, who says then that there was no answer.
                .setIdleTimeout((int) timeout.plus(SLACK).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setVerifyHost(true));
    }

    /**
     * Makes these calls one after the other until one is not taken, and waits for the answers, with a bound for all of them;
     * the URLs are such that {@link WebAddresses} finds no fault with.
     */
    public Outcome post(List<HttpPost> posts) {
        Instant end = Instant.now().plus(timeout).plus(SLACK);
        Outcome outcome = new Outcome.Impossible("there is nothing to send");
        for (HttpPost post : posts) {
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative()) {
                return new Outcome.Refused("the server did not take all of it in time");
            }
            outcome = post(post, left.compareTo(timeout) < 0 ? left : timeout);
            if (!(outcome instanceof Outcome.Taken)) {
                return outcome;
            }
        }
        return outcome;
    }

    Outcome post(HttpPost post) {
        return post(post, timeout);
    }

    private Outcome post(HttpPost post, Duration patience) {
        URI url = URI.create(post.url());
        return switch (destinations.find(url)) {
            case Destinations.Found.Not not -> not.outcome();
            case Destinations.Found.Address found -> call(post, url, found.address(), patience);
        };
    }

    private Outcome call(HttpPost post, URI url, InetAddress address, Duration patience) {
        AtomicReference<HttpClientRequest> open = new AtomicReference<>();
        Future<HttpAnswer> answer = client.request(options(url, address)).compose(request -> {
            open.set(request);
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            request.putHeader(HttpHeaders.USER_AGENT, "Leeway");
            post.headers().forEach(request::putHeader);
            return request.send(Buffer.buffer(post.body())).compose(HttpSender::read);
        });
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .outcome(Instant.now());
        } catch (TimeoutException exception) {
            return new Outcome.Refused("the server did not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException exception) {
            LOG.debug("event=http-call-failed", exception);
            return new Outcome.Refused("the server could not be reached: "
                    + Objects.requireNonNull(exception.getCause(), "why a future failed")
                            .getClass()
                            .getSimpleName());
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return new Outcome.Refused("this instance was stopped before there was an answer");
        } finally {
            HttpClientRequest request = open.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean secure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int standard = secure ? 443 : 80;
        int port = url.getPort() < 0 ? standard : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
                .setFollowRedirects(false);
    }

    private static Future<HttpAnswer> read(HttpClientResponse response) {
        Promise<HttpAnswer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MOST_READ) {
                answer.tryComplete(answer(response, body));
            }
        });
        response.endHandler(end -> answer.tryComplete(answer(response, body)));
        // The status has come, and says it all.
        response.exceptionHandler(failure -> answer.tryComplete(answer(response, body)));
        return answer.future();
    }

    private static HttpAnswer answer(HttpClientResponse response, Buffer body) {
        return new HttpAnswer(
                response.statusCode(),
                response.getHeader(HttpHeaders.RETRY_AFTER),
                body.getString(0, Math.min(SHOWN, body.length())));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
