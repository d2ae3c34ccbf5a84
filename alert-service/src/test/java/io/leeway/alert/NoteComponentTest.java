package io.leeway.alert;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** What people write down about an incident. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class NoteComponentTest {

    private static final String PROBLEM = "application/problem+json";

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(model);

    @Test
    void shouldKeepWhatWasWrittenInItsOrderWithItsAuthor() {
        // Given
        String incident = incident();
        given().get("/v1/alerts/" + incident + "/notes").then().statusCode(200).body("$", empty());

        // When
        write(incident, "{\"text\":\"A sale began.\\r\\nSee the calendar. \",\"by\":\"Ada\"}")
                .statusCode(201)
                .body("text", equalTo("A sale began.\nSee the calendar."))
                .body("writtenAt", notNullValue());
        given().contentType("application/json")
                .body("{\"by\":\"Bob\"}")
                .post("/v1/alerts/" + incident + "/resolve")
                .then()
                .statusCode(200);
        write(incident, "{\"text\":\"It ended: \\u00e9t\\u00e9 \\ud83d\\ude00 <b>'; --\",\"by\":\"Bob\"}")
                .statusCode(201);

        // Then
        given().get("/v1/alerts/" + incident + "/notes")
                .then()
                .statusCode(200)
                .body("by", contains("Ada", "Bob"))
                .body(
                        "text",
                        contains("A sale began.\nSee the calendar.", "It ended: \u00e9t\u00e9 \ud83d\ude00 <b>'; --"));
        given().get("/v1/alerts/" + incident)
                .then()
                .body("noteCount", equalTo(2))
                .body("state", equalTo("resolved"));
    }

    @Test
    void shouldRefuseMoreNotesThanAreKept() {
        // Given
        String incident = incident();
        for (int i = 0; i < 100; i++) {
            write(incident, "{\"text\":\"note " + i + "\",\"by\":\"Ada\"}").statusCode(201);
        }

        // When
        write(incident, "{\"text\":\"one more\",\"by\":\"Ada\"}")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("100 notes"));

        // Then
        given().get("/v1/alerts/" + incident + "/notes").then().body("$", hasSize(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'by':'Ada'} | 400 | text is missing",
                "{'text':' \\n ','by':'Ada'} | 400 | text is missing",
                "{'text':'a'} | 400 | by is missing",
                "{'text':'a','by':'A\\nda'} | 400 | by has a control character at place 2",
                "{'text':'a\\u0000','by':'Ada'} | 400 | text has a control character at place 2",
                "{'text':'\\ud800','by':'Ada'} | 400 | half a surrogate pair",
                "{'text':7} | 400 | by is missing",
                "null | 400 | Send",
                "{'text':'a','by':'Ada'} | 404 | There is no alert",
            })
    void shouldRefuseANoteThatCannotBe(String body, int status, String detail) {
        write(UUID.randomUUID().toString(), body.replace('\'', '"'))
                .statusCode(status)
                .contentType(PROBLEM)
                .body("detail", containsString(detail));
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        write(UUID.randomUUID().toString(), "{\"text\":\"" + "a".repeat(2_001) + "\",\"by\":\"Ada\"}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("at most 2000"));
        given().get("/v1/alerts/none/notes").then().statusCode(404).contentType(PROBLEM);
    }

    private String incident() {
        try (EventBus bus = EventBus.connect()) {
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> !ids().isEmpty());
            return ids().getFirst();
        }
    }

    private List<String> ids() {
        return given().get("/v1/alerts?model=" + model).jsonPath().getList("id");
    }

    private static ValidatableResponse write(String incident, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/alerts/" + incident + "/notes")
                .then();
    }
}
