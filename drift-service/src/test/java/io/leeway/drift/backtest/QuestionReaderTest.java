package io.leeway.drift.backtest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.Task;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QuestionReaderTest {

    private final ModelDefinition today = ModelDefinitionBuilder.builder()
            .model("m")
            .task(Task.REGRESSION)
            .rowId("id")
            .timestamp("at")
            .features(Map.of("fee", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL))
            .prediction(new PredictionColumns("prediction", null, null))
            .build();

    private final QuestionReader reader = new QuestionReader(new BacktestConfig() {
        @Override
        public int windows() {
            return 208;
        }

        @Override
        public int steps() {
            return 2;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int atOnce() {
            return 1;
        }
    });

    @Test
    void shouldTakeAnEmptyBodyForTheModelAsItIs() throws JsonProcessingException {
        // When
        BacktestQuestion question = read("");

        // Then
        assertThat(question.other()).isNull();
        assertThat(question.plan().steps()).isEmpty();
        assertThat(question.windows()).isEqualTo(208);
    }

    @Test
    void shouldPutOtherSettingsIntoTheModelsDefinition() throws JsonProcessingException {
        // When
        BacktestQuestion question =
                read("{\"settings\": {\"drift\": {\"policy\": \"nannyml\"}, \"alarms\": {\"budget\": 3}}}");

        // Then
        assertThat(question.other().drift().policy()).isEqualTo(DriftPolicyName.NANNYML);
        assertThat(question.other().alarms()).isEqualTo(new AlarmSettings(3.0, "P30D"));
        assertThat(question.other().features()).isEqualTo(today.features());
    }

    @Test
    void shouldTakeADefinitionWithOtherSettings() throws JsonProcessingException {
        // Given
        ModelDefinition other = ModelDefinitionBuilder.builder(today)
                .alarms(new AlarmSettings(2.0, "P7D"))
                .build();

        // When
        BacktestQuestion question = read(asked(other));

        // Then
        assertThat(question.other()).isEqualTo(other);
    }

    @Test
    void shouldReadAPlan() throws JsonProcessingException {
        // When
        BacktestQuestion question =
                read("{\"inject\": {\"steps\": [{\"injection\": \"scale\", \"column\": \"fee\", \"factor\": 2}]},"
                        + " \"windows\": 9}");

        // Then
        assertThat(question.plan().steps().getFirst().injection()).isEqualTo(new Injection.Scale("fee", 2));
        assertThat(question.windows()).isEqualTo(9);
    }

    @Test
    void shouldRefuseWhatPastWindowsWereNotReadBy() throws JsonProcessingException {
        // Given
        ModelDefinition other = ModelDefinitionBuilder.builder(today)
                .timestamp("when")
                .features(Map.of("fee", FeatureType.CATEGORICAL))
                .reference(ReferenceSettings.every("P1D"))
                .build();

        // When
        Problem problem = refused(asked(other));

        // Then
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).contains("timestamp, features, reference have to stay");
        assertThat(problem.place()).isEqualTo("definition.timestamp");
    }

    @Test
    void shouldRefuseTheDefinitionOfAnotherModel() throws JsonProcessingException {
        // When
        Problem problem = refused(
                asked(ModelDefinitionBuilder.builder(today).model("another").build()));

        // Then
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).contains("of the model 'another'").contains("of 'm'");
    }

    @Test
    void shouldNameEachStepThatCannotBePutIn() {
        // When
        Problem problem = refused("""
            {"inject": {"steps": [{"injection": "noise", "column": "fee", "sigmas": 1},
                                  {"injection": "scale", "column": "fees", "factor": 2}]}}
            """);

        // Then
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).hasSize(2);
        assertThat(problem.errors().getFirst().message())
                .startsWith("step 1: 'noise'")
                .contains("leeway simulate");
        assertThat(problem.errors().getLast().message()).contains("did you mean 'fee'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                                      | 400 | JSON object",
                "{\"features\": {}}                                       | 400 | 'features' is not known",
                "{\"settings\": {\"features\": {}}}                       | 400 | 'features' is not known",
                "{\"settings\": [1]}                                      | 400 | settings is an object",
                "{\"settings\": {}, \"definition\": {}}                   | 400 | not both",
                "{\"settings\": {\"drift\": {\"psi\": -1}}}               | 400 | psi",
                "{\"definition\": {\"model\": 5}}                         | 400 | task",
                "{\"inject\": {\"steps\": []}}                            | 400 | at least one step",
                "{\"inject\": {\"steps\": [{\"injection\": \"bend\"}]}}   | 400 | step 1",
                "{\"windows\": 0}                                         | 400 | from 1 to 208",
                "{\"windows\": 209}                                       | 400 | from 1 to 208",
                "{\"windows\": \"5\"}                                     | 400 | from 1 to 208"
            })
    void shouldRefuseWithAWord(String body, int status, String word) {
        // When
        Problem problem = refused(body);

        // Then
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail() + problem.place()).contains(word);
    }

    @Test
    void shouldRefuseMoreStepsThanOneBacktestTakes() {
        // Given
        String step = "{\"injection\": \"scale\", \"column\": \"fee\", \"factor\": 2}";

        // When
        Problem problem = refused("{\"inject\": {\"steps\": [" + step + "," + step + "," + step + "]}}");

        // Then
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).contains("at most 2 steps").contains("has 3");
    }

    private BacktestQuestion read(String body) throws JsonProcessingException {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), today);
    }

    private Problem refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
    }

    private static String asked(ModelDefinition other) throws JsonProcessingException {
        return ContractJson.mapper().writeValueAsString(Map.of("definition", other));
    }
}
