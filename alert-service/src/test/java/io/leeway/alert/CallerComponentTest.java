package io.leeway.alert;

import java.util.Map;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.access.KeysResource;
import io.leeway.support.test.access.RoleTable;

import static io.restassured.RestAssured.given;
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

    private static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer " + RoleTable.key(name)).contentType("application/json");
    }
}
