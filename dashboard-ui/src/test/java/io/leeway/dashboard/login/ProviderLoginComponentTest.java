package io.leeway.dashboard.login;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.leeway.support.test.access.KeysResource;
import io.leeway.support.test.access.TestProvider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(KeysResource.class)
@WithTestResource(LoginComponentTest.Echo.class)
@TestProfile(ProviderLoginComponentTest.WithProvider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderLoginComponentTest {

    private TestProvider provider;

    @BeforeAll
    void prepare() {
        provider = new TestProvider(URI.create(config("leeway.oidc.issuer")));
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @Test
    @Order(1)
    void shouldStartWithoutTheProviderSaySoAndKnowKeys() {
        given().get("/q/health/live").then().statusCode(200);
        given().header("X-API-Key", key("viewer"))
                .get("/api/risk/v1/models")
                .then()
                .statusCode(200);
        given().redirects()
                .follow(false)
                .get("/login")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("does not answer"));
    }

    @Test
    @Order(2)
    void shouldLogInByCodeWithPkceOnceTheProviderIsThere() {
        // Given
        provider.start();
        provider.expect("ada", Map.of("roles", List.of("leeway-operator")));
        Map<String, String> cookies = new HashMap<>();

        // When: as a browser does
        Response away = visit("/login", cookies);
        URI authorization = URI.create(away.header("Location"));
        Response there =
                given().redirects().follow(false).urlEncodingEnabled(false).get(authorization);
        Response back = visit(pathOf(there.header("Location")), cookies);
        Response login = visit(pathOf(back.header("Location")), cookies);

        // Then
        assertThat(authorization.getQuery()).contains("code_challenge=", "code_challenge_method=S256", "nonce=");
        assertThat(login.header("Location")).isEqualTo("/");
        assertThat(cookies.keySet()).anyMatch(name -> name.startsWith("q_session"));
        assertThat(back.headers().getValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly"));
        given().cookies(cookies)
                .get("/session")
                .then()
                .body("name", equalTo("oidc:ada"))
                .body("roles[0]", equalTo("operator"))
                .body("login", equalTo("/login"));
        String passedOn = given().cookies(cookies)
                .get("/api/risk/v1/models")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(passedOn).startsWith("Bearer ey");
        Response left = given().cookies(cookies).delete("/session");
        assertThat(left.headers().getValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("q_session=;") && cookie.contains("Max-Age=0"));
    }

    @Test
    @Order(3)
    void shouldTakeATokenOfAProgramAndPassItOn() {
        String token = provider.token("pipeline", "leeway-viewer");

        given().auth()
                .oauth2(token)
                .get("/api/risk/v1/models")
                .then()
                .statusCode(200)
                .body(equalTo("Bearer " + token));
        given().auth().oauth2(token).get("/session").then().body("name", equalTo("oidc:pipeline"));
    }

    @Test
    @Order(4)
    void shouldShowNothingToStrangersAndBrokenLogins() {
        given().get("/session").then().statusCode(200).body("name", nullValue()).body("asked", equalTo(true));
        given().get("/api/risk/v1/models").then().statusCode(401);
        given().cookie("q_session", "AAAA").get("/api/risk/v1/models").then().statusCode(401);
        given().cookie("q_session", "AAAA")
                .get("/session")
                .then()
                .statusCode(200)
                .body("name", nullValue());
        given().cookie("q_session", "AAAA").get("/").then().statusCode(200);
        given().auth()
                .oauth2(TestProvider.forged(provider.token("eve", "leeway-admin")))
                .get("/api/risk/v1/models")
                .then()
                .statusCode(401)
                .body("detail", containsString("token"));
    }

    private static Response visit(String path, Map<String, String> cookies) {
        RequestSpecification request =
                given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies);
        Response response = request.get(path);
        cookies.putAll(response.cookies());
        return response;
    }

    private static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String key(String name) {
        return config(KeysResource.PLACE + name);
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A provider that is not there when the dashboard starts. */
    public static final class WithProvider implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.oidc.issuer", TestProvider.freeIssuer());
        }
    }
}
