package io.leeway.alert.conditions;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.RawMail;
import io.leeway.alert.TestEvents;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** Rules that are added to a model's own. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class ConditionsComponentTest {

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events = new TestEvents(model);

    @Test
    void shouldHoldBesideThoseOfTheDefinitionUntilTheyAreTakenAway() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            hearOf(bus);

            // When
            set("{'rules':[{'on':'drift','feature':'f0','to':{'email':'" + address
                            + "'}}],'reason':'a new campaign','by':'Ada'}")
                    .statusCode(200)
                    .body("by", equalTo("Ada"))
                    .body("changedAt", notNullValue())
                    .body("defaults", equalTo("add"))
                    .body("inForce.on", hasItem("drift"))
                    .body("inForce.on", hasItem("data-quality"));
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));

            // Then
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
            given().get("/v1/alerts?model=" + model)
                    .then()
                    .body("on", hasItem("drift"))
                    .body("on", hasItem("drift-share"));
            given().get(path())
                    .then()
                    .body("rules[0].feature", equalTo("f0"))
                    .body("reason", equalTo("a new campaign"));

            // When
            given().delete(path()).then().statusCode(204);

            // Then
            given().get(path()).then().body("rules.size()", equalTo(0)).body("inForce.on", not(hasItem("drift")));
            given().delete(path()).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'rules':[{'on':'drift','feature':'height'}],'reason':'r','by':'b'} | rules.[0].feature",
                "{'rules':[{'on':'risk'},{'on':'drift-share','above':7}],'reason':'r','by':'b'} | rules.[1].above",
                "{'rules':[{'on':'drft'}],'reason':'r','by':'b'} | rules.[0].on",
                "{'rules':[{'on':'risk','hold':'3 of 2'}],'reason':'r','by':'b'} | rules.[0].hold",
                "{'rules':[{'on':'risk','repeat':'soon'}],'reason':'r','by':'b'} | rules.[0].repeat",
                "{'rules':[{'on':'risk','to':{'email':'x'}}],'reason':'r','by':'b'} | rules.[0].to.email",
                "{'rules':[{'on':'risk','too':1}],'reason':'r','by':'b'} | rules.[0].too",
                "{'rules':[null],'reason':'r','by':'b'} | rules",
                "{'rules':[],'reason':'r','by':'b'} | rules",
                "{'rules':[{'on':'risk'}],'by':'b'} | reason",
                "{'rules':[{'on':'risk'}],'reason':'r'} | by",
                "{'rules' | line 1",
                "[] | line 1, column 1"
            })
    void shouldRefuseRulesThatCannotBeWithTheirPlace(String body, String place) {
        try (EventBus bus = EventBus.connect()) {
            hearOf(bus);
        }

        set(body).statusCode(422).contentType("application/problem+json").body("detail", containsString(place));
        given().get(path()).then().body("rules.size()", equalTo(0));
    }

    @Test
    void shouldKnowNoModelOfWhichNothingWasHeard() {
        set("{'rules':[{'on':'risk'}],'reason':'r','by':'b'}").statusCode(404);
        given().get(path()).then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/models/Not A Name/conditions").then().statusCode(400);
        given().contentType("application/json").put(path()).then().statusCode(400);
    }

    private void hearOf(EventBus bus) {
        bus.tell(EventType.RISK_ASSESSED, events.healthy("g", TestEvents.ACCEPTED.minusSeconds(60)));
        await().atMost(20, TimeUnit.SECONDS).until(() -> given().get(path()).statusCode() == 200);
    }

    private ValidatableResponse set(String body) {
        return given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .put(path())
                .then();
    }

    private String path() {
        return "/v1/models/" + model + "/conditions";
    }
}
