package io.leeway.ingest.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class EventReaderTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final String KSERVE_REQUEST = "org.kubeflow.serving.inference.request";
    private static final String KSERVE_RESPONSE = "org.kubeflow.serving.inference.response";

    private final EventReader reader = new EventReader("churn", EventColumns.of(definition("""
            model: churn
            task: multiclass-classification
            rowId: id
            timestamp: at
            features: {age: numeric, plan: categorical}
            prediction: {column: guess, probabilities: {low: p_low, high: p_high}}
            """)), 3, NOW);

    @Test
    void shouldNameTheValuesOfV1InstancesInTheOrderOfTheDefinition() {
        assertThat(binary(KSERVE_REQUEST, "{\"instances\": [[41.50, \"basic\"], {\"plan\": \"pro\", \"age\": 7}]}"))
                .containsExactly(new NewEvent(
                        "churn",
                        "e1",
                        EventPart.REQUEST,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        2,
                        "[{\"age\":41.50,\"plan\":\"basic\"},{\"plan\":\"pro\",\"age\":7}]"));
    }

    @Test
    void shouldTakeTheLikeliestClassWherePredictionsAreProbabilities() {
        assertThat(bodyOf(KSERVE_RESPONSE, "{\"predictions\": [[0.25, 0.75], [\"low\", 0.6, 0.4]]}"))
                .isEqualTo("[{\"p_low\":0.25,\"p_high\":0.75,\"guess\":\"high\"},"
                        + "{\"guess\":\"low\",\"p_low\":0.6,\"p_high\":0.4}]");
    }

    @Test
    void shouldReadTensorsOfTheOpenInferenceProtocolByTheirNames() {
        assertThat(bodyOf(KSERVE_REQUEST, """
                {"id": "x", "inputs": [
                  {"name": "plan", "shape": [2, 1], "datatype": "BYTES", "data": ["basic", "pro"]},
                  {"name": "age", "shape": [2], "datatype": "FP32", "data": [41.5, 7]}]}"""))
                .isEqualTo("[{\"plan\":\"basic\",\"age\":41.5},{\"plan\":\"pro\",\"age\":7}]");
    }

    @Test
    void shouldReadOneTensorOfAllOutputsByTheirOrder() {
        assertThat(bodyOf(KSERVE_RESPONSE, """
                {"outputs": [{"name": "output-0", "shape": [2, 2], "datatype": "FP64", "data": [[0.9, 0.1], [0.2, 0.8]]}]}"""))
                .isEqualTo("[{\"p_low\":0.9,\"p_high\":0.1,\"guess\":\"low\"},"
                        + "{\"p_low\":0.2,\"p_high\":0.8,\"guess\":\"high\"}]");
    }

    @Test
    void shouldPairWhatSeldonSendsByItsRequestId() {
        // Given
        EventReader.Attributes seldon = new EventReader.Attributes(
                "io.seldon.serving.inference.request", "own-id", "prediction-id", "2026-01-01T00:00:00.123456789Z");

        // When
        List<NewEvent> events = reader.read(
                seldon,
                "application/json",
                bytes("{\"data\": {\"names\": [\"plan\", \"age\"], \"ndarray\": [[\"pro\", 1]]}}"));

        // Then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("prediction-id");
            assertThat(event.at()).isEqualTo("2026-01-01T00:00:00.123456Z");
            assertThat(event.body()).isEqualTo("[{\"plan\":\"pro\",\"age\":1}]");
        });
    }

    @Test
    void shouldReadABatchOfStructuredEvents() {
        String event = """
                {"specversion": "1.0", "id": "%s", "source": "/s", "type": "%s", "time": "2026-01-01T00:00:00Z", %s}""";
        String body = "["
                + event.formatted("a", KSERVE_REQUEST, "\"data\": {\"instances\": [[1, \"pro\"]]}") + ","
                + event.formatted(
                        "a",
                        KSERVE_RESPONSE,
                        // {"predictions": [["low", 1, 0]]}
                        "\"data_base64\": \"eyJwcmVkaWN0aW9ucyI6IFtbImxvdyIsIDEsIDBdXX0=\"")
                + "]";
        assertThat(read("application/cloudevents-batch+json", body))
                .extracting(NewEvent::id, NewEvent::part)
                .containsExactly(tuple("a", EventPart.REQUEST), tuple("a", EventPart.RESPONSE));
    }

    @Test
    void shouldReadRowsAsTheyStandInBatchesAndThoseWithGroups() {
        assertThat(read("application/json; charset=utf-8", """
                [{"id": 7, "at": "2026-01-02T00:00:00Z", "age": 1, "plan": "pro", "guess": "low", "p_low": 1, "p_high": 0},
                 {"id": "b", "inputs": {"age": 2, "plan": "pro"}, "prediction": {"guess": "high", "p_low": 0, "p_high": 1}}]"""))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.id()).isEqualTo("7");
                            assertThat(first.at()).isEqualTo("2026-01-02T00:00:00Z");
                            assertThat(first.part()).isEqualTo(EventPart.WHOLE);
                        },
                        second -> {
                            assertThat(second.at()).isEqualTo(NOW);
                            assertThat(second.body())
                                    .isEqualTo(
                                            "[{\"age\":2,\"plan\":\"pro\",\"guess\":\"high\",\"p_low\":0,\"p_high\":1}]");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"instances\": [[1]]}                              | bad-tensor      | has 1 values",
                "{\"instances\": 5}                                  | bad-tensor      | no array",
                "{\"instances\": []}                                 | bad-tensor      | no rows",
                "{\"instances\": [{\"age\": 1}]}                     | missing-columns | plan",
                "{\"instances\": [[\"old\", \"pro\"]]}               | bad-value       | 'age'",
                "{\"instances\": [[[1], \"pro\"]]}                   | bad-value       | array",
                "{\"instances\": [[1,\"a\"],[1,\"a\"],[1,\"a\"],[1,\"a\"]]} | too-many-rows | at most 3",
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [2, 2], \"datatype\": \"FP32\", \"data\": [1, 2, 3]}]} | bad-tensor | do not fit",
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [-1], \"datatype\": \"FP32\", \"data\": [1]}]} | bad-tensor | whole numbers",
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 1], \"datatype\": \"FP32\", \"data\": [\"a\"]}]} | bad-tensor | datatype",
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"parameters\": {\"binary_data_size\": 8}}]} | binary-tensor | binary",
                "{\"inputs\": [{\"name\": \"age\", \"shape\": [1], \"datatype\": \"FP32\", \"data\": [1]}]} | missing-columns | plan",
                "{\"data\": {\"binData\": \"AAAA\"}}                 | unknown-body    | ndarray",
                "{\"text\": \"hello\"}                               | unknown-body    | 'instances'",
                "{\"instances\": [[1, \"a\"]                         | unreadable-json | no JSON",
            })
    void shouldRefuseWhatTheModelIsNotAsked(String body, String type, String words) {
        assertRefused(() -> binary(KSERVE_REQUEST, body), type, words);
    }

    @Test
    void shouldRefuseEventsThatAreNone() {
        assertRefused(() -> binary("org.example.other", "{}"), "unknown-event-type", "org.example.other");
        assertRefused(() -> binary("io.seldon.serving.feedback", "{}"), "unknown-event-type", "labels");
        assertRefused(() -> read("text/csv", "id\n1"), "unsupported-media-type", "text/csv");
        assertRefused(() -> read("application/json", "[]"), "incomplete-event", "at least one");
        assertRefused(() -> read("application/json", "[1]"), "unreadable-json", "object");
        assertRefused(() -> read("application/json", "{\"age\": 1}"), "incomplete-event", "no id");
        assertRefused(() -> read("application/cloudevents+json", "{\"id\": \"a\"}"), "incomplete-event", "no type");
        assertRefused(
                () -> reader.read(
                        new EventReader.Attributes(KSERVE_REQUEST, "a", null, "yesterday"),
                        null,
                        bytes("{\"instances\": [[1, \"a\"]]}")),
                "bad-time",
                "yesterday");
        for (String time : List.of("+999999999-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00")) {
            assertRefused(
                    () -> reader.read(
                            new EventReader.Attributes(KSERVE_REQUEST, "a", null, time),
                            null,
                            bytes("{\"instances\": [[1, \"a\"]]}")),
                    "bad-time",
                    time);
        }
        assertRefused(
                () -> reader.read(
                        new EventReader.Attributes(KSERVE_REQUEST, "a\u0000", null, null),
                        null,
                        bytes("{\"instances\": [[1, \"a\"]]}")),
                "bad-name",
                "control character");
    }

    private static void assertRefused(ThrowingCallable reading, String type, String words) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().type()).isEqualTo("urn:leeway:problem:" + type);
            assertThat(refused.problem().status()).isBetween(400, 499);
            assertThat(refused.problem().detail()).contains(words);
        });
    }

    private List<NewEvent> binary(String type, String body) {
        return reader.read(new EventReader.Attributes(type, "e1", null, "2026-01-01T00:00:00Z"), null, bytes(body));
    }

    private String bodyOf(String type, String body) {
        return binary(type, body).getFirst().body();
    }

    private List<NewEvent> read(String contentType, String body) {
        return reader.read(new EventReader.Attributes(null, null, null, null), contentType, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ModelDefinition definition(String yaml) {
        return ModelDefinitionReader.fromYaml(bytes(yaml));
    }
}
