package io.leeway.drift;

import java.time.Duration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** A broker that is reached by TLS. */
@QuarkusTest
@WithTestResource(TlsBrokerResource.class)
class TlsComponentTest {

    @Test
    void shouldReadItsQueueByTls() {
        // Then: it is ready as soon as it reads
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
