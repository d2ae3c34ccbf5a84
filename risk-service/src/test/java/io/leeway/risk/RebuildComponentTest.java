package io.leeway.risk;

import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.rebuild.RebuildRepository;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class RebuildComponentTest {

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

    @Inject
    RebuildRepository rebuild;

    private final String model = "old-" + UUID.randomUUID();

    @Test
    void shouldShowAssessmentsOfBeforeThereWereSeries() {
        // Given: assessments alone, as a store of before has them
        HistoryLoad load = new HistoryLoad(mongo, models, assessments, series, summaries);
        load.define(model);
        for (int i = 1; i <= 150; i++) {
            load.window(model, i);
        }
        series.forget(model);
        summaries.forget(model);
        overview().body("total", is(0));

        // When: it is done again, which changes nothing
        for (int i = 0; i < 2; i++) {
            mongo.getDatabase("leeway").getCollection("risk_rebuilds").deleteMany(new Document());
            rebuild.rebuildAll();
        }

        // Then
        overview()
                .body("total", is(1))
                .body("items[0].batches", is(150))
                .body("items[0].recentScores", hasSize(30))
                .body("items[0].judged.sequence", is(150))
                .body("items[0].moved", notNullValue());
        given().get("/v1/models/" + model + "/series?metric=risk")
                .then()
                .body("total", is(150))
                .body("points", hasSize(150));
        given().get("/v1/models/" + model + "/series?metric=risk&points=30&from=2024-02-01T00:00:00Z")
                .then()
                .body("total", is(121));
        given().get("/v1/models/" + model + "/reports?limit=3&before=100")
                .then()
                .body("total", is(150))
                .body("items.sequence", is(List.of(99, 98, 97)));
    }

    private ValidatableResponse overview() {
        return given().get("/v1/overview?q=" + model).then().statusCode(200);
    }
}
