package io.leeway.risk;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.TestModels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** What risk-service answers and tells of what it has assessed: pages, metrics and streams. */
@QuarkusTest
@TestProfile(ShortWait.class)
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class RiskAnswersComponentTest {

    private static final Instant AT = TestReports.AT;

    @Inject
    MongoClient mongo;

    @TestHTTPResource("/v1/stream")
    URI streams;

    private final String model = "model-" + UUID.randomUUID();

    private TestReports reports;

    @BeforeEach
    void reports() {
        reports = new TestReports(mongo, model);
    }

    @Test
    void shouldTellPrometheusHowAModelIsAndNothingOfOneThatIsGone() {
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, true));
            bus.tell(EventType.PERFORMANCE_EVALUATED, reports.performance("b", 1));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> isTold("leeway_performance{"));
            assertThat(isTold("leeway_risk{")).isTrue();
            assertThat(isTold("leeway_risk_level{")).isTrue();
            assertThat(isTold("leeway_drift_share{")).isTrue();
            assertThat(given().get("/q/metrics").asString())
                    .contains("leeway_work_seconds_bucket{outcome=\"done\",queue=\"leeway.risk\"")
                    .contains("leeway_work_age_seconds_bucket{queue=\"leeway.risk\"", "leeway_work_blocked 0")
                    .contains("leeway_state_unreadable_total", "leeway_streams");

            // When
            Instant deletedAt = AT.plusSeconds(10);
            bus.tell(
                    EventType.MODEL_DELETED,
                    CloudEvent.of(
                            "test", EventType.MODEL_DELETED, model, 1, deletedAt, new ModelDeleted(model, deletedAt)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> !isTold("leeway_"));
        }
    }

    @Test
    void shouldPageModels() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            for (int i = 0; i < 5; i++) {
                ModelDefinition definition = TestModels.regressor(model + "-" + i);
                bus.tell(
                        EventType.MODEL_DEFINED,
                        CloudEvent.of(
                                "test",
                                EventType.MODEL_DEFINED,
                                definition.model(),
                                1,
                                AT,
                                new ModelDefined(1, definition)));
            }
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> given().get("/v1/models/" + model + "-4").statusCode() == 200);

            // When
            List<String> page = given().queryParam("limit", 2)
                    .queryParam("after", model + "-0")
                    .get("/v1/models")
                    .jsonPath()
                    .getList("model");

            // Then
            assertThat(page).containsExactly(model + "-1", model + "-2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models?limit=abc",
                "/v1/models?limit=0",
                "/v1/models?limit=100000",
                "/v1/models?after=%00",
                "/v1/models/%00/reports",
                "/v1/models/m/reports?before=abc",
                "/v1/models/m/reports/%01",
                "/v1/models/m/series?metric=%00",
                "/v1/models/m/series?points=-1",
                "/v1/models/m/series?points=2001",
                "/v1/models/m/series?from=yesterday",
                "/v1/models/m/series?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/v1/models/m/features/a?to=%00",
                "/v1/models/m/features/%0d%0a",
                "/v1/stream?model=%00",
            })
    void shouldRefuseWhatNothingCanBeCalled(String path) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"));
    }

    @Test
    void shouldCarryEveryAssessmentToItsStreamsAndBeWellAfterManyWereDropped() throws Exception {
        // Given: five hundred streams, opened and dropped, each on a connection of its own as browsers have them
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                EventBus bus = EventBus.connect()) {
            List<InputStream> opened = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                opened.add(open(client, streams));
            }
            for (InputStream stream : opened) {
                stream.close();
            }

            // When
            InputStream stream = open(client, URI.create(streams + "?model=" + model));
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, false));

            // Then
            StringBuilder read = new StringBuilder();
            Thread reader = Thread.ofVirtual().start(() -> read(stream, read));
            await().atMost(30, TimeUnit.SECONDS).until(() -> text(read).contains("\"batch\":\"b\""));
            stream.close();
            reader.join(10_000);
            given().when().get("/v1/models").then().statusCode(200);
        }
    }

    private boolean isTold(String metric) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.startsWith(metric) && line.contains("model=\"" + model + "\""));
    }

    private static String text(StringBuilder read) {
        synchronized (read) {
            return read.toString();
        }
    }

    private static void read(InputStream stream, StringBuilder into) {
        byte[] buffer = new byte[4_096];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                synchronized (into) {
                    into.append(new String(buffer, 0, length, java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        } catch (java.io.IOException closed) {
            // The test is over.
        }
    }

    private static InputStream open(HttpClient client, URI uri) throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
