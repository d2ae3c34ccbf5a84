package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.multivariate.Bandwidth;
import io.leeway.statistics.multivariate.MaximumMeanDiscrepancy;

import static io.leeway.statistics.vectors.Close.assertClose;

/** Kind mmd_matrix: the discrepancy at given widths and at alibi-detect's median width. */
final class MmdMatrixTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("mmd_matrix");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasure(VectorCase test) {
        double[][] reference = rows(test.input().get("reference"));
        double[][] current = rows(test.input().get("current"));

        for (JsonNode expected : test.expected()) {
            double sigma = expected.get("sigma").asDouble();
            MaximumMeanDiscrepancy.Result result =
                    MaximumMeanDiscrepancy.compare(reference, current, sigma).orElseThrow();
            assertClose("unbiased", result.unbiased(), expected.get("unbiased").asDouble());
            assertClose("biased", result.biased(), expected.get("biased").asDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldChooseTheMedianWidth(VectorCase test) {
        double[][] reference = rows(test.input().get("reference"));

        double sigma = Bandwidth.MEDIAN_OF_PAIRS.of(reference).orElseThrow();

        assertClose("sigma", sigma, test.expectedNumber("/alibi_median_sigma/sigma"));
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = VectorCase.numbers(node.get(i));
        }
        return rows;
    }
}
