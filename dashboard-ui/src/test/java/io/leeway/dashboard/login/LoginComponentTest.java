package io.leeway.dashboard.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.access.KeysResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(KeysResource.class)
@WithTestResource(LoginComponentTest.Echo.class)
class LoginComponentTest {

    private static final String COOKIE = "leeway-session";

    @Test
    void shouldShowThePageToEverybodyAndItsDataToNobodyUnknown() {
        given().get("/").then().statusCode(200);
        given().get("/session").then().statusCode(200).body("asked", equalTo(true));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/api/risk/v1/models")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("Authorization: Bearer"));
        given().get("/api/alert/v1/unsubscribe/7f").then().statusCode(200).body(equalTo("nobody"));
    }

    @Test
    void shouldKeepWhoEnteredAKeyInACookieThatNoScriptReads() {
        Response entered =
                given().contentType("text/plain").body(key("operator")).post("/session");

        assertThat(entered.statusCode()).isEqualTo(204);
        String header = entered.header("Set-Cookie");
        assertThat(header).contains("SameSite=Strict", "Path=/").doesNotContain(key("operator"));
        assertThat(header).containsIgnoringCase("HttpOnly");
        given().cookie(COOKIE, entered.cookie(COOKIE))
                .get("/session")
                .then()
                .body("name", equalTo("operator"))
                .body("roles[0]", equalTo("operator"));
        given().cookie(COOKIE, entered.cookie(COOKIE))
                .get("/api/risk/v1/models")
                .then()
                .statusCode(200)
                .body(equalTo("Bearer " + key("operator")));
    }

    @Test
    void shouldPassOnTheKeyOfAProgram() {
        given().header("X-API-Key", key("viewer"))
                .get("/api/risk/v1/models")
                .then()
                .statusCode(200)
                .body(equalTo("Bearer " + key("viewer")));
    }

    @Test
    void shouldNotLetInByAKeyOrCookieThatIsNotKnown() {
        given().contentType("text/plain")
                .body("lw_wrong")
                .post("/session")
                .then()
                .statusCode(401);
        given().contentType("text/plain")
                .body(key(KeysResource.EXPIRED))
                .post("/session")
                .then()
                .statusCode(401);
        given().cookie(COOKIE, "AAAA").get("/api/risk/v1/models").then().statusCode(401);
        given().header("Authorization", "Bearer " + key(KeysResource.EXPIRED))
                .get("/api/risk/v1/models")
                .then()
                .statusCode(401);
    }

    @Test
    void shouldForgetWhoLeaves() {
        Response left = given().delete("/session");

        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(left.header("Set-Cookie")).contains(COOKIE + "=;", "Max-Age=0");
    }

    private static String key(String name) {
        return ConfigProvider.getConfig().getValue(KeysResource.PLACE + name, String.class);
    }

    /** A service that answers with the credentials it was sent. */
    public static final class Echo implements QuarkusTestResourceLifecycleManager {

        private @Nullable HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                started.createContext("/", exchange -> {
                    try (exchange) {
                        String sent = exchange.getRequestHeaders().getFirst("Authorization");
                        byte[] body = (sent == null ? "nobody" : sent).getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().add("Content-Type", "text/plain");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
                started.start();
                server = started;
                String url = "http://127.0.0.1:" + started.getAddress().getPort();
                return Map.of("leeway.risk.url", url, "leeway.alert.url", url);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        @Override
        public void stop() {
            if (server != null) {
                server.stop(0);
            }
        }
    }
}
