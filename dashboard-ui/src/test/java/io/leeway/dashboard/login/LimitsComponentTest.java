package io.leeway.dashboard.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.access.KeysResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(KeysResource.class)
@TestProfile(LimitsComponentTest.Tight.class)
class LimitsComponentTest {

    private static final int BURST = 20;
    private static final int MILLIS_TO_CUT = 20_000;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void shouldRefuseAKeyThatSendsTooMuchAndNoOther() {
        String wild = key("viewer");
        int refused = 0;
        Response last = null;
        for (int i = 0; i < 3 * BURST; i++) {
            Response response = given().header("X-API-Key", wild).get("/session");
            if (response.statusCode() == 429) {
                refused++;
                last = response;
            }
        }

        assertThat(refused).isBetween(1, 2 * BURST);
        assertThat(last).isNotNull();
        last.then()
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("detail", containsString("more than 1 requests per second"));
        given().header("X-API-Key", wild)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("leeway_requests_limited_total{key=\"viewer\"} " + refused + ".0"));
        given().get("/q/health/live").then().statusCode(200);
        given().header("X-API-Key", key("operator")).get("/session").then().statusCode(200);
    }

    @Test
    void shouldCutWhoSendsABodyByteByByte() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS_TO_CUT);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                            + "Content-Length: 1000\r\n\r\nlw_")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("body-too-slow", "took more than 1 seconds");
        }
    }

    @Test
    void shouldCutWhoSendsHalfAHeader() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS_TO_CUT);
            socket.getOutputStream().write("GET /session HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void shouldRefuseWhatIsTooLargeBeforeAnybodyReadsIt() {
        given().header("X-Filler", "x".repeat(30_000))
                .get("/session")
                .then()
                .statusCode(431)
                .body("detail", containsString("at most"));
        given().contentType("text/plain")
                .body("x".repeat(100_000))
                .post("/session")
                .then()
                .statusCode(413);
    }

    private static String key(String name) {
        return ConfigProvider.getConfig().getValue(KeysResource.PLACE + name, String.class);
    }

    /** Limits that a test reaches. */
    public static final class Tight implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "leeway.limits.key.rate", "1",
                    "leeway.limits.key.burst", Integer.toString(BURST),
                    "leeway.limits.http.body-time", "1s",
                    "quarkus.http.idle-timeout", "2s");
        }
    }
}
