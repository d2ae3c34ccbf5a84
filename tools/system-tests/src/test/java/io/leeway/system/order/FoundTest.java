package io.leeway.system.order;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoundTest {

    private static final String REPORT = """
            {
              "drift": {
                "batch": "6f1c1f0e-0000-4000-8000-00000000000a", "evaluatedAt": "2026-11-24T00:00:00Z",
                "verdict": "stable", "features": [{"name": "age", "psi": 0.1}]
              },
              "assessment": {
                "assessedAt": "2026-11-24T00:00:01Z", "score": 12.5,
                "changes": [{"kind": "sudden", "since": "window 6f1c1f0e-0000-4000-8000-00000000000b"}]
              }
            }""";

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/drift, verdict, '\"drifted\"'",
        "/drift/features/0, psi, 0.10000000000000002",
        "/assessment, score, 12",
        "/assessment/changes/0, kind, '\"gradual\"'",
        "/assessment, changes, []"
    })
    void shouldDifferInWhatWasFound(String place, String name, String value) throws JsonProcessingException {
        JsonNode other = report();
        ((ObjectNode) other.at(place)).set(name, json.readTree(value));

        assertThat(differences(other)).singleElement().asString().startsWith("of" + place + '/' + name);
    }

    @ParameterizedTest
    @CsvSource({
        "/drift, batch, 6f1c1f0e-0000-4000-8000-00000000000c",
        "/drift, evaluatedAt, 2026-11-25T00:00:00Z",
        "/assessment, assessedAt, 2026-11-25T00:00:00Z",
        "/assessment/changes/0, since, window 6f1c1f0e-0000-4000-8000-00000000000d"
    })
    void shouldNotDifferInWhatIsOfOneRun(String place, String name, String value) throws JsonProcessingException {
        JsonNode other = report();
        ((ObjectNode) other.at(place)).put(name, value);

        assertThat(differences(other)).isEmpty();
    }

    @Test
    void shouldDifferInWhatOnlyOneOfThemHas() throws JsonProcessingException {
        JsonNode other = report();
        ((ObjectNode) other.path("drift")).put("reason", "too few rows");

        assertThat(differences(other)).hasSize(1);
    }

    private List<String> differences(JsonNode other) throws JsonProcessingException {
        return Differences.between(
                "of", Found.of(report()).report(), Found.of(other).report());
    }

    private JsonNode report() throws JsonProcessingException {
        return json.readTree(REPORT);
    }
}
