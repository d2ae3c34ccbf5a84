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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ServiceProxyComponentTest.Services.class)
class ServiceProxyComponentTest {

    @TestHTTPResource("/")
    URI dashboard;

    @Test
    void shouldPassReadingOnWithItsQuery() {
        given().get("/api/risk/v1/models?limit=5").then().statusCode(200).body(equalTo("risk saw /v1/models?limit=5"));
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
        given().post("/api/alert/v1/subscriptions").then().statusCode(405);
        given().get("/api/risk/q/metrics").then().statusCode(404);
        given().get("/api/risk/v1/../q/metrics").then().statusCode(404);
    }

    @Test
    void shouldServeThePageWithAPolicyThatForbidsStrangers() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("<leeway-app>"));
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
                        "leeway.alert.url", "http://127.0.0.1:" + unusedPort());
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
