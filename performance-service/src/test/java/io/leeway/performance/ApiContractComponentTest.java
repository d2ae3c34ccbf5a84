package io.leeway.performance;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.CheckedIn;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.FakeIngestResource;

import static io.restassured.RestAssured.given;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class ApiContractComponentTest {

    @Test
    void shouldServeTheApiThatIsCheckedIn() {
        String served =
                given().get("/q/openapi").then().statusCode(200).extract().asString();

        CheckedIn.file("docs/api/performance-service.yaml").shouldSay(served);
    }
}
