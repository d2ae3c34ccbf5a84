package io.leeway.statistics.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.stream.Adwin;
import io.leeway.statistics.stream.ChangeDetector;
import io.leeway.statistics.stream.Ddm;
import io.leeway.statistics.stream.Eddm;
import io.leeway.statistics.stream.PageHinkley;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind stream: where river's detectors signal. */
final class StreamTest {

    private static final Map<String, Supplier<ChangeDetector>> DETECTORS = Map.of(
            "ADWIN(delta=0.002)",
            Adwin::withDefaults,
            "ADWIN(delta=0.05,clock=8)",
            () -> new Adwin(0.05, 8),
            "PageHinkley()",
            PageHinkley::withDefaults,
            "PageHinkley(threshold=10,delta=0.01,min_instances=50)",
            () -> new PageHinkley(50, 0.01, 10, 1 - 0.0001),
            "DDM()",
            Ddm::withDefaults,
            "DDM(warm_start=100,warning_threshold=1.5,drift_threshold=2.5)",
            () -> new Ddm(100, 1.5, 2.5),
            "EDDM()",
            Eddm::withDefaults,
            "EDDM(alpha=0.8,beta=0.75)",
            () -> new Eddm(30, 0.8, 0.75));

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("stream");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldSignalWhereRiverDoes(VectorCase test) {
        double[] values = test.numbers("values");
        test.expected().properties().forEach(entry -> {
            if (DETECTORS.containsKey(entry.getKey())) {
                assertSignals(entry.getKey(), DETECTORS.get(entry.getKey()).get(), values, entry.getValue());
            }
        });
    }

    private static void assertSignals(String name, ChangeDetector detector, double[] values, JsonNode expected) {
        List<Integer> drifts = new ArrayList<>();
        List<Integer> warnings = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            switch (detector.update(values[i])) {
                case DRIFT -> drifts.add(i);
                case WARNING -> warnings.add(i);
                case STABLE -> {}
            }
        }
        List<Integer> expectedDrifts = new ArrayList<>();
        expected.get("drift").forEach(index -> expectedDrifts.add(index.asInt()));
        assertThat(drifts).as(name).isEqualTo(expectedDrifts);
        if (expected.has("warning_count")) {
            assertThat(warnings).as(name).hasSize(expected.get("warning_count").asInt());
            if (!warnings.isEmpty()) {
                assertThat(warnings.getFirst())
                        .as(name)
                        .isEqualTo(expected.get("warning_first").asInt());
            }
        }
        if (detector instanceof Adwin adwin) {
            assertClose(name, adwin.width(), expected.get("final_width").asDouble());
            assertClose(name, adwin.mean(), expected.get("final_mean").asDouble());
        }
    }
}
