package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.hypothesis.KolmogorovDistribution;

import static io.leeway.statistics.vectors.Close.assertClose;

/** Kind special: tail functions of scipy at fixed points, tolerance 1e-10. */
final class SpecialTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("special");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldAgreeInTheTails(VectorCase test) {
        JsonNode points = test.input().get("points");
        double[] expected = VectorCase.numbers(test.expected().get("values"));
        for (int i = 0; i < expected.length; i++) {
            String function = points.get(i).get(0).asText();
            double[] arguments = VectorCase.numbers(points.get(i).get(1));

            double actual = evaluate(function, arguments);

            assertClose(points.get(i).toString(), actual, expected[i], 1e-10, 1e-300);
        }
    }

    private static double evaluate(String function, double[] x) {
        return switch (function) {
            case "kstwo.sf" -> KolmogorovDistribution.survival(x[0], (long) x[1]);
            case "kstwobign.sf" -> KolmogorovDistribution.limitSurvival(x[0]);
            case "chi2.sf" -> ChiSquaredDistribution.of(x[1]).survivalProbability(x[0]);
            case "norm.sf" -> NormalDistribution.of(0, 1).survivalProbability(x[0]);
            case "t.sf" -> TDistribution.of(x[1]).survivalProbability(x[0]);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
