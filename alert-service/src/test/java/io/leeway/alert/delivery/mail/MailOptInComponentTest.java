package io.leeway.alert.delivery.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.alert.RawMail;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Mailboxes that are asked before they get anything. */
@QuarkusTest
@TestProfile(MailOptInComponentTest.Confirming.class)
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class MailOptInComponentTest {

    /** With the question. */
    public static final class Confirming implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.delivery.mail.confirm", "true");
        }
    }

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";

    @Test
    void shouldSendNothingButOneQuestionUntilItsReaderConfirms() {
        // Given
        String id = subscribe()
                .then()
                .statusCode(201)
                .body("stoppedReason", containsString("confirm"))
                .extract()
                .path("id");
        await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 1);

        // When: somebody asks again, or tries it out
        subscribe().then().statusCode(200);
        test(id).then().body("outcome", equalTo("impossible")).body("reason", containsString("confirm"));

        // Then
        assertThat(mails()).hasSize(1);

        // And
        String text = mails().getFirst().body();
        int begin = text.indexOf("/v1/confirm/");
        String path = text.substring(begin, begin + "/v1/confirm/".length() + 36);
        given().get(path).then().statusCode(200).body(containsString("<button"));
        given().get("/v1/subscriptions?model=" + model).then().body("[0].stoppedReason", containsString("confirm"));
        given().post(path).then().statusCode(200);
        given().get("/v1/subscriptions?model=" + model).then().body("[0].stoppedReason", nullValue());
        test(id).then().body("outcome", equalTo("taken"));
        given().post(path).then().statusCode(404);
    }

    private Response subscribe() {
        return given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"" + address + "\"}")
                .post("/v1/subscriptions");
    }

    private static Response test(String id) {
        return given().contentType("application/json").post("/v1/subscriptions/" + id + "/test");
    }

    private List<RawMail> mails() {
        return RawMail.to(mailFolder, address);
    }
}
