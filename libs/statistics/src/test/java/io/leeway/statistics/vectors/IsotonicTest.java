package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.estimation.IsotonicRegression;

import static io.leeway.statistics.vectors.Close.assertClose;

/** Kind isotonic: scikit-learn's isotonic regression. */
final class IsotonicTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("isotonic");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldFitAndPredict(VectorCase test) {
        IsotonicRegression regression = IsotonicRegression.fit(test.numbers("x"), test.numbers("y"));

        assertAll("fitted", regression.predict(test.numbers("x")), test);
        assertAll("predicted", regression.predict(test.numbers("x_new")), test);
    }

    private static void assertAll(String key, double[] actual, VectorCase test) {
        double[] expected = VectorCase.numbers(test.expected().get(key));
        for (int i = 0; i < expected.length; i++) {
            assertClose(key, actual[i], expected[i]);
        }
    }
}
