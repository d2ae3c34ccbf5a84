package io.leeway.dashboard.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(ServiceProxyComponentTest.Services.class)
class ServiceProxyComponentTest {

    @TestHTTPResource("/")
    URI dashboard;

    @Test
    void shouldPassReadingOnWithItsQuery() {
        given().get("/api/risk/v1/models?limit=5").then().statusCode(200).body(equalTo("risk saw /v1/models?limit=5"));
        given().get("/api/performance/v1/models/m/waiting-labels")
                .then()
                .statusCode(200)
                .body(equalTo("risk saw /v1/models/m/waiting-labels"));
    }

    @Test
    void shouldPassAStreamOnAsItComes() throws IOException {
        // When
        try (InputStream stream =
                        dashboard.resolve("/api/risk/v1/stream").toURL().openStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            // Then: the first event is here although the service has not ended its answer
            assertThat(lines.readLine()).isEqualTo("event: batch");
            Services.LET_STREAM_END.countDown();
        }
    }

    @Test
    void shouldSayWhichServiceIsAway() {
        given().get("/api/alert/v1/alerts")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", containsString("alert-service"));
    }

    @Test
    void shouldPassNothingElseOn() {
        given().delete("/api/risk/v1/models/m").then().statusCode(405).contentType("application/problem+json");
        given().put("/api/alert/v1/subscriptions/7f").then().statusCode(405);
        given().delete("/api/alert/v1/alerts/7f").then().statusCode(405);
        given().post("/api/alert/v1/deliveries/7f/replay").then().statusCode(405);
        given().get("/api/risk/q/metrics").then().statusCode(404);
        given().get("/api/risk/v1/../q/metrics").then().statusCode(404);
        given().post("/api/ingest/v1/models/m/retire").then().statusCode(405);
        given().delete("/api/ingest/v1/models/m").then().statusCode(405);
        given().post("/api/performance/v1/models/m/waiting-labels").then().statusCode(405);
        given().get("/api/ingest/v1/models/m/batches/b/blocks/0").then().statusCode(404);
    }

    @Test
    void shouldPassThePagesChangesOn() {
        given().post("/api/ingest/v1/dead-letters/7f-1/replay")
                .then()
                .statusCode(200)
                .body(equalTo("saw POST /v1/dead-letters/7f-1/replay"));
        given().post("/api/ingest/v1/dead-letters/replay").then().statusCode(200);
        given().delete("/api/ingest/v1/dead-letters/7f-1").then().statusCode(200);
        given().contentType("application/json")
                .body("{\"by\":\"ada\"}")
                .post("/api/risk/v1/alerts/7f/acknowledge")
                .then()
                .statusCode(405);
    }

    @Test
    void shouldRefuseAnUpgrade() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(raw("GET /api/risk/v1/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Sec-WebSocket-Version: 13\r\n\r\n"))
                    .isEqualTo(400);
        }
        given().get("/api/risk/v1/models").then().statusCode(200);
    }

    @Test
    void shouldRefuseWhatAnotherPageSends() {
        given().header("Sec-Fetch-Site", "cross-site")
                .post("/api/ingest/v1/dead-letters/replay")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Origin", "http://evil.example")
                .delete("/api/ingest/v1/dead-letters/7f-1")
                .then()
                .statusCode(403);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "no-cors")
                .get("/api/risk/v1/stream")
                .then()
                .statusCode(403);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .get("/?model=m")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldAskForTheMediaType() throws IOException {
        assertThat(raw("POST /api/alert/v1/alerts/7f/acknowledge HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 10\r\n\r\n{\"by\":\"a\"}"))
                .isEqualTo(415);
    }

    @Test
    void shouldKnowItsNames() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).isEqualTo(421);
        assertThat(raw("GET /q/health/live HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n"))
                .isEqualTo(421);
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).isEqualTo(400);
        assertThat(raw("GET /q/health/live HTTP/1.1\r\nHost: 10.2.3.4:8080\r\n\r\n"))
                .isEqualTo(200);
        assertThat(raw("GET /q/health/ready HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"))
                .isEqualTo(200);
        assertThat(raw("GET / HTTP/1.1\r\nHost: leeway.example.org\r\n\r\n")).isEqualTo(200);
        assertThat(raw("GET / HTTP/1.1\r\nHost: dashboard.example.org\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void shouldAnswerAbsurdAddressesWithProblems() throws IOException {
        for (String path : List.of("/%00", "/?model=%00", "/api/risk/v1/%00", "/..%00/")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .as(path)
                    .isEqualTo(400);
        }
        for (String path : List.of(
                "/?" + "&".repeat(5_000),
                "/?a%5B%5D=1&a=b&=&&==&a=%7B%7D%0d%0aX:y",
                "/api/risk/v1/models?x=" + "%F0%9F%92%A9".repeat(500),
                "/..;/..%2f..%2fetc/passwd",
                "/nothing/here",
                "/%2e%2e/%2e%2e/x",
                "/api",
                "/api/",
                "/api/risk",
                "/api/nobody/v1/x")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .as(path)
                    .isLessThan(500);
        }
        assertThat(raw("GET /?" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(414);
        assertThat(raw("GET /" + "a/".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(414);
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(40_000) + "\r\n\r\n"))
                .isEqualTo(431);
    }

    @Test
    void shouldBeReadyWhateverTheServicesAre() {
        given().get("/q/health").then().statusCode(200);
    }

    @Test
    void shouldServeThePageWithAPolicyThatForbidsStrangers() {
        given().get("/")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(containsString("<leeway-app>"), not(containsString("style=")), not(containsString("<style")));
    }

    /** The status of an answer; every refusal must be a problem. */
    private int raw(String request) throws IOException {
        try (Socket socket = new Socket(dashboard.getHost(), dashboard.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int status = Integer.parseInt(answer.readLine().split(" ")[1]);
            List<String> headers = new ArrayList<>();
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                headers.add(line.toLowerCase(Locale.ROOT));
            }
            if (status >= 400) {
                assertThat(headers).as(request).contains("content-type: application/problem+json");
            }
            return status;
        }
    }

    /** A risk-service that answers what it was asked, and an alert-service that is away. */
    public static final class Services implements QuarkusTestResourceLifecycleManager {

        static final CountDownLatch LET_STREAM_END = new CountDownLatch(1);

        private HttpServer risk;

        @Override
        public Map<String, String> start() {
            try {
                risk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                risk.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
                risk.createContext("/", exchange -> {
                    byte[] answer = ("risk saw " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(answer);
                    }
                });
                risk.createContext("/v1/dead-letters", exchange -> {
                    byte[] answer = ("saw " + exchange.getRequestMethod() + " " + exchange.getRequestURI())
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(answer);
                    }
                });
                risk.createContext("/v1/stream", exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write("event: batch\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        LET_STREAM_END.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException exception) {
                        Thread.currentThread().interrupt();
                    }
                });
                risk.start();
                return Map.of(
                        "leeway.risk.url",
                                "http://127.0.0.1:" + risk.getAddress().getPort(),
                        "leeway.ingest.url",
                                "http://127.0.0.1:" + risk.getAddress().getPort() + "/",
                        "leeway.performance.url",
                                "http://127.0.0.1:" + risk.getAddress().getPort(),
                        "leeway.alert.url", "http://127.0.0.1:" + unusedPort(),
                        "leeway.web.hosts", "leeway.example.org",
                        "leeway.dashboard.url", "https://dashboard.example.org/leeway");
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        private static int unusedPort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void stop() {
            risk.stop(0);
        }
    }
}
