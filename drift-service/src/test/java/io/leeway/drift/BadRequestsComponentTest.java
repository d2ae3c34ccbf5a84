package io.leeway.drift;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.FakeIngestResource;
import io.leeway.support.test.hostile.Endpoint;
import io.leeway.support.test.hostile.Siege;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(BadRequestsComponentTest.ManyAtOnce.class)
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class BadRequestsComponentTest {

    private static final int REQUESTS = 2_000;
    private static final long SEED = 20_261_128;

    /** What is asked at the same time is not refused for that. */
    public static final class ManyAtOnce implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.backtest.at-once", "1000");
        }
    }

    @Test
    void shouldRefuseBadRequestsWithAWord() throws JsonProcessingException {
        // Given: a model whose reference is not profiled yet
        ModelDefinition definition = ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("fee", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .build();
        FakeIngestResource.serveModel(
                "m",
                ContractJson.mapper()
                        .writeValueAsString(Map.of(
                                "version",
                                1,
                                "definition",
                                definition,
                                "reference",
                                UUID.randomUUID().toString())));
        Endpoint backtest =
                new Endpoint("POST", "/v1/models/m/backtests", List.of(new Endpoint.Sample("application/json", """
                    {"settings": {"drift": {"psi": 0.4}, "alarms": {"budget": 2, "per": "P30D"}},
                     "inject": {"steps": [{"injection": "scale", "column": "fee", "factor": 1.5,
                                           "schedule": {"type": "sudden", "at": 0.5}}]}, "windows": 10}
                    """)));

        // When
        Siege.Outcome outcome = Siege.run(RestAssured.port, SEED, REQUESTS, List.of(backtest));

        // Then
        assertThat(outcome.failures()).as("answers to seed %d", SEED).isEmpty();
    }
}
