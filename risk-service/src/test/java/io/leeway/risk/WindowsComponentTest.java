package io.leeway.risk;

import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class WindowsComponentTest {

    private static final int WINDOWS = 150;

    @Inject
    MongoClient mongo;

    @Inject
    ModelRepository models;

    @Inject
    AssessmentRepository assessments;

    @Inject
    SeriesRepository series;

    @Inject
    SummaryRepository summaries;

    private final String model = "windows-" + UUID.randomUUID();
    private final String path = "/v1/models/" + model + "/windows";

    @Test
    void shouldShowAllWindowsOrOfEachStretchThoseThatSayMost() {
        // Given
        HistoryLoad load = new HistoryLoad(mongo, models, assessments, series, summaries);
        load.define(model);
        given().get(path).then().body("total", is(0)).body("items", empty());
        for (int i = 1; i <= WINDOWS; i++) {
            load.window(model, i);
        }

        // Then: all of them
        List<Float> scores = given().get(path)
                .then()
                .body("total", is(WINDOWS))
                .body("items", hasSize(WINDOWS))
                .body("items[0].window.sequence", is(1))
                .body("items[0].parts.statistical", notNullValue())
                .body("items.labelCoverage", everyItem(is(0.62f)))
                .body("changes", empty())
                .extract()
                .path("items.window.score");

        // And: of each stretch the lowest, the highest and the last
        List<Float> some = given().get(path + "?points=30")
                .then()
                .body("total", is(WINDOWS))
                .extract()
                .path("items.window.score");
        assertThat(some).hasSizeLessThanOrEqualTo(30).isSubsetOf(scores);
        assertThat(some).contains(scores.stream().max(Float::compare).orElseThrow());
        assertThat(some).contains(scores.stream().min(Float::compare).orElseThrow());
        assertThat(some).endsWith(scores.getLast());
    }

    @Test
    void shouldSayThatAModelIsUnknown() {
        given().get("/v1/models/nobody/windows").then().statusCode(404).contentType("application/problem+json");
    }
}
