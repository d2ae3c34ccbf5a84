package io.leeway.alert.delivery.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.alert.RawMail;
import io.leeway.alert.TestEvents;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Mails in a real mailbox: one conversation an incident, ended by one request. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class MailComponentTest {

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";

    @Test
    void shouldBeEndedByOneRequestAndNotByALinkThatAScannerFollows() {
        // Given: three models, so that there are three incidents
        subscribe(201);
        subscribe(model + "-2", 201);
        raise(model);
        await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 1);
        String link = mails().getFirst().values("List-Unsubscribe").getFirst();
        String path = link.substring(link.indexOf("/v1/"), link.indexOf('>'));
        assertThat(mails().getFirst().values("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");

        // When: a scanner
        given().get(path).then().statusCode(200).contentType("text/html").body(containsString("<button"));
        assertThat(stopped()).isNull();

        // When: a mail provider, as RFC 8058 says
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(path)
                .then()
                .statusCode(200);

        // Then
        assertThat(stopped()).contains("unsubscribed");
        raise(model + "-2");
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get("/v1/deliveries?state=failed&model=" + model + "-2")
                                .jsonPath()
                                .getList("$")
                                .size()
                        == 1);
        assertThat(mails()).hasSize(1);

        // And
        subscribe(200);
        subscribe(model + "-3", 201);
        raise(model + "-3");
        await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 2);
    }

    @Test
    void shouldRefuseAKeyThatNobodyHas() {
        given().post("/v1/unsubscribe/" + UUID.randomUUID()).then().statusCode(404);
        given().post("/v1/unsubscribe/x").then().statusCode(404);
        given().get("/v1/unsubscribe/x").then().statusCode(404);
    }

    @Test
    void shouldTryAMailboxOut() {
        // Given
        String id = subscribe(201);

        // When
        given().contentType("application/json")
                .post("/v1/subscriptions/" + id + "/test")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("taken"));

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 1);
        assertThat(mails().getFirst().part("text/plain")).contains("This is a test");
        given().get("/v1/deliveries?model=" + model).then().body("$", hasSize(0));
    }

    private String subscribe(int status) {
        return subscribe(model, status);
    }

    private String subscribe(String of, int status) {
        return given().contentType("application/json")
                .body("{\"model\":\"" + of + "\",\"email\":\"" + address + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    private String stopped() {
        return given().get("/v1/subscriptions?model=" + model).path("[0].stoppedReason");
    }

    private static void raise(String of) {
        try (EventBus bus = EventBus.connect()) {
            bus.tell(EventType.RISK_ASSESSED, new TestEvents(of).drifted("b1", "b1"));
        }
    }

    private List<RawMail> mails() {
        return RawMail.to(mailFolder, address);
    }
}
