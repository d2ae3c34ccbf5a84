package io.leeway.alert;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.access.KeysResource;
import io.leeway.support.test.access.TestProvider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What tokens of an identity provider open, and which are none. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(KeysResource.class)
@TestProfile(TokenComponentTest.WithProvider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenComponentTest {

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
    void shouldStartWithoutTheProviderAndSayThatItIsAway() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln";

        ask(token)
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("does not answer"));
        given().header("X-API-Key", config(KeysResource.PLACE + "viewer"))
                .get("/v1/silences")
                .then()
                .statusCode(200);
    }

    @Test
    @Order(2)
    void shouldTakeTokensOnceTheProviderIsThere() {
        provider.start();

        ask(provider.token("ada", "leeway-viewer")).statusCode(200);
    }

    @Test
    @Order(3)
    void shouldHoldTokensToTheirRoles() {
        ask(provider.token("ada", "leeway-ingest")).statusCode(403).body("detail", containsString("oidc:ada"));
        ask(provider.token("ada", "admin", "root")).statusCode(403);
        ask(provider.token("ada")).statusCode(403);
        silence(provider.token("ada", "leeway-viewer")).statusCode(403);
        silence(provider.token("ada", "leeway-operator")).statusCode(201).body("createdBy", equalTo("oidc:ada"));
    }

    @Test
    @Order(3)
    void shouldHoldTokensToTheirModels() {
        Map<String, Object> scoped = provider.claims("ada", "leeway-operator");
        scoped.put("models", List.of("mine-*"));
        Map<String, Object> silent = provider.claims("ada", "leeway-operator");
        silent.remove("models");

        subscribe(provider.token(scoped), "mine-2").statusCode(201);
        subscribe(provider.token(scoped), "theirs").statusCode(403).body("detail", containsString("mine-*"));
        silence(provider.token(scoped)).statusCode(403);
        ask(provider.token(silent)).statusCode(401);
    }

    @Test
    @Order(3)
    void shouldTakeNoTokenThatIsNotGenuine() {
        String genuine = provider.token("eve", "leeway-viewer");
        Map<String, Object> elsewhere = provider.claims("eve", "leeway-viewer");
        elsewhere.put("iss", "https://elsewhere.example.com");
        Map<String, Object> other = provider.claims("eve", "leeway-viewer");
        other.put("aud", "another-application");
        Map<String, Object> nobody = provider.claims("eve", "leeway-viewer");
        nobody.remove("sub");

        ask(genuine).statusCode(200);
        ask(TestProvider.unsigned(genuine)).statusCode(401);
        ask(TestProvider.forged(genuine)).statusCode(401);
        ask(provider.token(elsewhere)).statusCode(401);
        ask(provider.token(other)).statusCode(401);
        ask(provider.token(nobody)).statusCode(401);
        ask(genuine.substring(0, genuine.length() - 8)).statusCode(401);
        ask("no-token").statusCode(401).body("detail", containsString("token"));
        ask("a.b.c").statusCode(401);
    }

    @Test
    @Order(3)
    void shouldTakeAnExpiredTokenForAsLongAsClocksDiffer() {
        Map<String, Object> claims = provider.claims("ada", "leeway-viewer");

        ask(provider.expired(claims, Duration.ofSeconds(3))).statusCode(200);
        ask(provider.expired(claims, Duration.ofMinutes(2))).statusCode(401);
    }

    @Test
    @Order(3)
    void shouldTellWhoChangedWhatAndNoToken() {
        Lines log = new Lines();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        String token = provider.token("ada lovelace", "leeway-operator");
        try {
            silence(token).statusCode(201);
            ask(TestProvider.forged(token)).statusCode(401);
        } finally {
            root.removeHandler(log);
        }

        assertThat(log.lines).anyMatch(line -> line.contains("event=changed by=oidc:ada+lovelace method=POST"));
        assertThat(log.lines).noneMatch(line -> line.contains(token) || line.contains(token.split("\\.")[1]));
    }

    private static ValidatableResponse ask(String token) {
        return given().auth().oauth2(token).get("/v1/silences?model=mine-1").then();
    }

    private static ValidatableResponse silence(String token) {
        return post(token, "/v1/silences", Map.of("ends", "PT1H", "reason", "a test"));
    }

    private static ValidatableResponse subscribe(String token, String model) {
        return post(token, "/v1/subscriptions", Map.of("email", "ops@example.com", "model", model));
    }

    private static ValidatableResponse post(String token, String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A provider that is not there when the service starts, whose tokens say for which models they are. */
    public static final class WithProvider implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.oidc.issuer", TestProvider.freeIssuer(), "leeway.oidc.models-claim", "models");
        }
    }
}
