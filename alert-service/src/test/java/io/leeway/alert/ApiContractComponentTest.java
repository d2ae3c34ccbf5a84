package io.leeway.alert;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.CheckedIn;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class ApiContractComponentTest {

    @Test
    void shouldServeTheApiThatIsCheckedIn() {
        String served =
                given().get("/q/openapi").then().statusCode(200).extract().asString();

        CheckedIn.file("docs/api/alert-service.yaml").shouldSay(served);
    }
}
