package io.leeway.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.leeway.access.Identity;
import io.leeway.access.KeyFile;
import io.leeway.access.KeySecret;
import io.leeway.access.ListedKey;
import io.leeway.access.ModelScope;
import io.leeway.access.Role;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.access.KeysResource;
import io.leeway.support.test.access.RoleTable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Whose name stands beside what was done, and what a key for some models may do where no path names one. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(KeysResource.class)
class CallerComponentTest {

    @Test
    void shouldNoteWhoBeganASilenceByTheKey() {
        String id = as("operator")
                .body(Map.of("ends", "PT1H", "reason", "a test", "by", "somebody else"))
                .post("/v1/silences")
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("operator"))
                .extract()
                .path("id");

        as("operator").delete("/v1/silences/" + id).then().statusCode(204);
    }

    @Test
    void shouldHoldAKeyForSomeModelsToThemInBodies() {
        as(KeysResource.SCOPED)
                .body(Map.of("model", "theirs", "ends", "PT1H", "reason", "a test"))
                .post("/v1/silences")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("mine-*"));
        as(KeysResource.SCOPED)
                .body(Map.of("ends", "PT1H", "reason", "a test"))
                .post("/v1/silences")
                .then()
                .statusCode(403);
        as(KeysResource.SCOPED)
                .body(Map.of("email", "ops@example.com", "model", "theirs"))
                .post("/v1/subscriptions")
                .then()
                .statusCode(403);
        as(KeysResource.SCOPED)
                .body(Map.of("email", "ops@example.com", "model", "mine-1"))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldKnowANewKeyAndARevokedOneNoMoreWithoutARestart() {
        KeyFile file =
                new KeyFile(Path.of(ConfigProvider.getConfig().getValue("leeway.access.keys-file", String.class)));
        String key = KeySecret.generate();
        file.add(new ListedKey(
                new Identity("late", Set.of(Role.VIEWER), ModelScope.ALL), Instant.MAX, KeySecret.hash(key)));
        await().atMost(Duration.ofSeconds(20)).until(() -> status(key) == 200);

        file.remove("late");

        await().atMost(Duration.ofSeconds(20)).until(() -> status(key) == 401);
    }

    @Test
    void shouldTellWhoChangedWhatAndNoSecret() {
        Lines log = new Lines();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try {
            String canary = "canary-of-a-body";
            as("viewer")
                    .body(Map.of("by", canary))
                    .delete("/v1/silences/7f")
                    .then()
                    .statusCode(403);
            as("operator")
                    .body(Map.of("by", canary))
                    .delete("/v1/silences/7f")
                    .then()
                    .statusCode(404);
            given().header("Authorization", "Bearer " + canary)
                    .get("/v1/alerts")
                    .then()
                    .statusCode(401);

            assertThat(log.lines)
                    .contains(
                            "event=changed by=viewer method=DELETE path=/v1/silences/7f status=403",
                            "event=changed by=operator method=DELETE path=/v1/silences/7f status=404");
            assertThat(String.join("\n", log.lines))
                    .doesNotContain(canary, RoleTable.key("viewer"), RoleTable.key("operator"));
            assertThat(as("viewer").get("/q/metrics").asString())
                    .doesNotContain(canary, RoleTable.key("viewer"), RoleTable.key("operator"));
        } finally {
            root.removeHandler(log);
        }
    }

    private static int status(String key) {
        return given().header("X-API-Key", key).get("/v1/alerts").statusCode();
    }

    private static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer " + RoleTable.key(name)).contentType("application/json");
    }
}
