package io.leeway.dashboard.proxy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The way to a service that is well, late, gone, back, or breaks off. */
class ServiceProxyTest {

    private static final String EVENT = "event: batch\ndata: {}\n\n";

    /** What the service answers to a path that is neither. */
    private static final String LATE = "/v1/never";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger openStreams = new AtomicInteger();
    private HttpServer service;
    private int port;

    @BeforeEach
    void startService() throws Exception {
        service = serve(0);
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void shouldAnswerWhileStreamsAreOpen() throws Exception {
        // Given
        URI page = page(settings());
        Streams streams = new Streams(page, 50);
        awaitOpen(50);
        // When
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(browser.sendAsync(request(page, "/api/risk/v1/models"), HttpResponse.BodyHandlers.ofString()));
        }
        // Then
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(openStreams).hasValue(50);
        streams.drop();
        awaitOpen(0);
    }

    @Test
    void shouldBeWellAfterHundredsOfDroppedStreams() throws Exception {
        // Given
        URI page = page(settings());
        for (int round = 0; round < 2; round++) {
            Streams streams = new Streams(page, 250);
            awaitOpen(250);
            streams.drop();
            // The service is told that nobody listens any more
            awaitOpen(0);
        }
        // When
        HttpResponse<String> answer = get(page, "/api/risk/v1/models");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseMoreStreamsThanConfigured() throws Exception {
        // Given
        URI page = page(new Settings(4, 4, 3, Duration.ofSeconds(5)));
        Streams streams = new Streams(page, 3);
        awaitOpen(3);
        // When
        HttpResponse<String> refused = get(page, "/api/risk/v1/stream");
        // Then
        assertProblem(refused, 503);
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
        streams.drop();
        awaitOpen(0);
        Streams again = new Streams(page, 3);
        awaitOpen(3);
        again.drop();
    }

    @Test
    void shouldEndAStreamThatTheServiceEnds() throws Exception {
        // Given
        URI page = page(settings());
        Streams streams = new Streams(page, 1);
        awaitOpen(1);
        // When
        await(service.close());
        // Then
        streams.awaitEnd();
    }

    @Test
    void shouldSayThatAServiceIsLate() throws Exception {
        // Given
        URI page = page(new Settings(2, 2, 2, Duration.ofMillis(300)));
        // When
        HttpResponse<String> answer = get(page, "/api/risk" + LATE);
        // Then
        assertProblem(answer, 504);
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayThatAServiceIsBusy() throws Exception {
        // Given: two connections and two places to wait
        URI page = page(new Settings(2, 2, 2, Duration.ofSeconds(3)));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        // When
        for (int i = 0; i < 12; i++) {
            answers.add(browser.sendAsync(request(page, "/api/risk" + LATE), HttpResponse.BodyHandlers.ofString()));
        }
        // Then
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get(10, TimeUnit.SECONDS).statusCode());
        }
        assertThat(statuses).containsOnly(503, 504).contains(503, 504);
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldFindAServiceThatIsBack() throws Exception {
        // Given
        URI page = page(settings());
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
        await(service.close());
        assertProblem(get(page, "/api/risk/v1/models"), 502);
        // When
        service = serve(port);
        // Then
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBreakOffWhatTheServiceBreaksOff() throws Exception {
        // Given
        URI page = page(settings());
        // Then: nobody takes the part for the whole
        assertThatThrownBy(() -> get(page, "/api/risk/v1/half")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(page, "/api/risk/v1/half-chunked")).isInstanceOf(IOException.class);
        assertThat(get(page, "/api/risk/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayThatAServiceSpeaksSomethingElse() throws Exception {
        // Given
        NetServer other = await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> socket.end(bytes)))
                .listen(0, "127.0.0.1"));
        URI page = page(settings(), URI.create("http://127.0.0.1:" + other.actualPort()), null);
        // Then
        assertProblem(get(page, "/api/risk/v1/models"), 502);
    }

    @Test
    void shouldAskOverTls() throws Exception {
        // Given
        try (SelfSigned certificate = SelfSigned.create()) {
            HttpServer secure = await(vertx.createHttpServer(certificate.serverOptions())
                    .requestHandler(request -> request.response().end("over TLS"))
                    .listen(0, "127.0.0.1"));
            URI address = URI.create("https://localhost:" + secure.actualPort());
            // When
            HttpResponse<String> trusted =
                    get(page(settings(), address, certificate.trustOptions()), "/api/risk/v1/models");
            HttpResponse<String> untrusted = get(page(settings(), address, null), "/api/risk/v1/models");
            // Then
            assertThat(trusted.body()).isEqualTo("over TLS");
            assertProblem(untrusted, 502);
        }
    }

    @Test
    void shouldPassNeitherCookiesNorOriginsOn() throws Exception {
        // Given
        URI page = page(settings());
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/api/risk/v1/headers"))
                .header("Cookie", "a=b")
                .header("Origin", "http://localhost")
                .header("Authorization", "Basic x")
                .header("Accept", "application/json")
                .build();
        // When
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        // Then
        assertThat(answer.body())
                .contains("Accept=application/json")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("origin")
                .doesNotContainIgnoringCase("authorization");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private HttpServer serve(int at) throws Exception {
        HttpServer started =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(at, "127.0.0.1"));
        port = started.actualPort();
        return started;
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/v1/stream" -> {
                openStreams.incrementAndGet();
                request.response().closeHandler(closed -> openStreams.decrementAndGet());
                request.response()
                        .putHeader("Content-Type", "text/event-stream")
                        .setChunked(true)
                        .write(EVENT);
            }
            case LATE -> request.resume();
            case "/v1/half" ->
                request.response()
                        .putHeader("Content-Length", "100")
                        .write("half")
                        .onComplete(written -> request.connection().close());
            case "/v1/half-chunked" ->
                request.response().setChunked(true).write("half").onComplete(written -> request.connection()
                        .close());
            case "/v1/headers" ->
                request.response()
                        .putHeader("Set-Cookie", "c=d")
                        .end(request.headers().toString());
            default -> request.response().end("[]");
        }
    }

    private URI page(ProxyConfig config) throws Exception {
        return page(config, URI.create("http://127.0.0.1:" + port), null);
    }

    private URI page(ProxyConfig config, URI address, io.vertx.core.net.@Nullable TrustOptions trust) throws Exception {
        Router router = Router.router(vertx);
        Upstream upstream = new Upstream("risk-service", address, config, trust, vertx);
        ServiceProxy.route(router, "/api/risk", upstream, PassageRules.reading(), config.timeout());
        HttpServer dashboard =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        return URI.create("http://127.0.0.1:" + dashboard.actualPort());
    }

    private static ProxyConfig settings() {
        return new Settings(64, 256, 1000, Duration.ofSeconds(5));
    }

    private HttpResponse<String> get(URI page, String path) throws IOException, InterruptedException {
        return browser.send(request(page, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(URI page, String path) {
        return HttpRequest.newBuilder(page.resolve(path))
                .timeout(Duration.ofSeconds(15))
                .build();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("risk-service");
    }

    private void awaitOpen(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (openStreams.get() != count && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(openStreams).hasValue(count);
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException exception) {
            throw new AssertionError(exception);
        }
    }

    /** Streams that somebody looks at. */
    private final class Streams {

        private final io.vertx.core.http.HttpClient tabs;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Streams(URI page, int count) {
            tabs = vertx.createHttpClient(
                    new io.vertx.core.http.HttpClientOptions(),
                    new io.vertx.core.http.PoolOptions().setHttp1MaxSize(count));
            for (int i = 0; i < count; i++) {
                tabs.request(
                                io.vertx.core.http.HttpMethod.GET,
                                page.getPort(),
                                page.getHost(),
                                "/api/risk/v1/stream?model=m")
                        .compose(io.vertx.core.http.HttpClientRequest::send)
                        .onSuccess(answer -> answer.exceptionHandler(ended::completeExceptionally)
                                .endHandler(ended::complete))
                        .onFailure(ended::completeExceptionally);
            }
        }

        void drop() throws Exception {
            await(tabs.close());
        }

        void awaitEnd() throws Exception {
            CompletableFuture<Void> over = ended.exceptionally(failure -> null);
            over.get(10, TimeUnit.SECONDS);
        }
    }

    private record Settings(int requests, int waiting, int streams, Duration timeout) implements ProxyConfig {

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration backtestTimeout() {
            return timeout;
        }

        @Override
        public Duration streamSilence() {
            return Duration.ofSeconds(60);
        }
    }
}
