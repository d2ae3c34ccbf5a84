package io.leeway.risk;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.TestModels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@TestProfile(ShortWait.class)
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class OverviewComponentTest {

    @Inject
    MongoClient mongo;

    private final String prefix = "o-" + UUID.randomUUID();

    @Test
    void shouldListModelsTheWorstFirstAndFilterSearchAndPageThem() {
        try (EventBus bus = EventBus.connect()) {
            // Given: one that drifted, one that did not, one that was only defined
            tellDrift(bus, "-calm", false);
            tellDrift(bus, "-Wild.", true);
            define(bus, "-new");
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> overview("q", prefix).getInt("total") == 3
                            && overview("q", prefix).getList("items.judged").stream()
                                            .filter(line -> line != null)
                                            .count()
                                    == 2);

            // When and then
            assertThat(names("q", prefix)).containsExactly(prefix + "-wild.", prefix + "-calm", prefix + "-new");
            JsonPath all = overview("q", prefix.toUpperCase(java.util.Locale.ROOT));
            assertThat(all.getString("items[0].judged.batch")).isEqualTo("b");
            assertThat(all.getDouble("items[0].judged.score")).isGreaterThan(all.getDouble("items[1].judged.score"));
            assertThat(all.getInt("items[0].batches")).isEqualTo(1);
            assertThat(all.getInt("items[2].batches")).isZero();
            assertThat(all.getMap("items[2]")).doesNotContainKeys("judged", "performance", "lastData");
            assertThat(names("q", "d.", "among", prefix + "-wild.")).containsExactly(prefix + "-wild.");
            assertThat(names("q", prefix, "level", "unknown")).containsExactly(prefix + "-new");
            assertThat(names("q", prefix, "sort", "name"))
                    .containsExactly(prefix + "-calm", prefix + "-new", prefix + "-wild.");
            assertThat(names("q", prefix, "offset", "1", "limit", "1")).containsExactly(prefix + "-calm");
            assertThat(names("q", prefix, "first", prefix + "-new", "limit", "2"))
                    .containsExactly(prefix + "-new", prefix + "-wild.");
            assertThat(names("q", prefix, "first", prefix + "-new", "offset", "1"))
                    .containsExactly(prefix + "-wild.", prefix + "-calm");
            assertThat(overview("q", prefix, "level", "unknown").getInt("total"))
                    .isEqualTo(1);
            assertThat(overview("q", prefix, "level", "unknown").getInt("levels.ok")
                            + overview("q", prefix).getInt("levels.critical")
                            + overview("q", prefix).getInt("levels.warning"))
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldForgetADeletedModel() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            tellDrift(bus, "-gone", false);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> overview("q", prefix).getInt("total") == 1);

            // When
            bus.tell(
                    EventType.MODEL_DELETED,
                    CloudEvent.of(
                            "test",
                            EventType.MODEL_DELETED,
                            prefix + "-gone",
                            1,
                            TestReports.AT.plusSeconds(1),
                            new ModelDeleted(prefix + "-gone", TestReports.AT.plusSeconds(1))));

            // Then
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> overview("q", prefix).getInt("total") == 0);
            for (String collection :
                    List.of("risk_series", "series_directories", "model_recent_windows", "assessments")) {
                assertThat(mongo.getDatabase("leeway")
                                .getCollection(collection)
                                .find()
                                .into(new java.util.ArrayList<>()))
                        .as(collection)
                        .noneMatch(document -> document.get("_id").toString().startsWith(prefix));
            }
        }
    }

    @Test
    void shouldSayThatNothingHasChangedAndSendWhatHasCompressed() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            tellDrift(bus, "-same", false);
            await().atMost(30, TimeUnit.SECONDS).until(() -> overview("q", prefix).getInt("total") == 1);
            Response first = given().header("Accept-Encoding", "gzip").get("/v1/overview?q=" + prefix);
            String tag = first.header("ETag");

            // When
            Response again = given().header("If-None-Match", tag).get("/v1/overview?q=" + prefix);

            // Then
            assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(first.jsonPath().getInt("total")).isEqualTo(1);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body().asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            given().header("If-None-Match", "W/\"other\"")
                    .get("/v1/overview?q=" + prefix)
                    .then()
                    .statusCode(200)
                    .contentType(containsString("application/json"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%00",
                "level=bad",
                "among=%00",
                "first=%0a",
                "sort=best",
                "offset=-1",
                "offset=abc",
                "limit=0",
                "limit=1001"
            })
    void shouldRefuseWhatCannotBeAsked(String query) {
        given().urlEncodingEnabled(false)
                .get("/v1/overview?" + query)
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"));
    }

    private void tellDrift(EventBus bus, String name, boolean drifted) {
        TestReports reports = new TestReports(mongo, prefix + name.toLowerCase(java.util.Locale.ROOT));
        bus.tell(EventType.DRIFT_EVALUATED, drifted ? reports.alarm("b", 1, 0.04) : reports.drift("b", 1, false));
    }

    private void define(EventBus bus, String name) {
        bus.tell(
                EventType.MODEL_DEFINED,
                CloudEvent.of(
                        "test",
                        EventType.MODEL_DEFINED,
                        prefix + name,
                        1,
                        TestReports.AT,
                        new ModelDefined(1, TestModels.regressor(prefix + name))));
    }

    private static List<String> names(String... parameters) {
        return overview(parameters).getList("items.model");
    }

    private static JsonPath overview(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/overview").then().statusCode(200).extract().jsonPath();
    }
}
