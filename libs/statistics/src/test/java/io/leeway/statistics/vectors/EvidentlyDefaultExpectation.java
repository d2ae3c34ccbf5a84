package io.leeway.statistics.vectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.statistics.parity.EvidentlyDefault;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds a decision against evidently's own. */
final class EvidentlyDefaultExpectation {

    private EvidentlyDefaultExpectation() {}

    static void assertDecision(EvidentlyDefault.Decision decision, JsonNode expected) {
        assertThat(decision.method().word()).isEqualTo(expected.get("test").asText());
        assertClose("score", decision.score(), expected.get("score").asDouble(), 1e-9, 1e-14);
        assertThat(decision.threshold()).isEqualTo(expected.get("threshold").asDouble());
        assertThat(decision.drifted()).isEqualTo(expected.get("drift").asBoolean());
    }
}
