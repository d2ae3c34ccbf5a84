package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.multiple.BenjaminiHochberg;
import io.leeway.statistics.multiple.Bonferroni;
import io.leeway.statistics.multiple.Correction;
import io.leeway.statistics.multiple.Holm;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind multitest: adjusted p-values of statsmodels. */
final class MultipleTestingTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("multitest");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldAdjust(VectorCase test) {
        assertAdjusted(test, new Bonferroni(), "adjusted_bonferroni");
        assertAdjusted(test, new BenjaminiHochberg(), "adjusted_bh");
        assertAdjusted(test, new Holm(), "adjusted_holm");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldReject(VectorCase test) {
        double[] pValues = test.numbers("p");

        boolean[] rejected = new BenjaminiHochberg()
                .reject(pValues, test.input().get("alpha").asDouble());

        for (int i = 0; i < rejected.length; i++) {
            assertThat(rejected[i])
                    .isEqualTo(test.expected().get("reject_bh").get(i).asBoolean());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDecideAsAlibiDetect(VectorCase test) {
        double[] pValues = test.numbers("p");
        double alpha = test.input().get("alpha").asDouble();

        boolean[] strictly = new BenjaminiHochberg().rejectStrictly(pValues, alpha);

        assertThat(anyOf(strictly))
                .isEqualTo(test.expected().get("alibi_fdr_drift").asBoolean());
        assertThat(anyOf(new Bonferroni().rejectStrictly(pValues, alpha)))
                .isEqualTo(test.expected().get("alibi_bonferroni_drift").asBoolean());
    }

    private static boolean anyOf(boolean[] decisions) {
        for (boolean decision : decisions) {
            if (decision) {
                return true;
            }
        }
        return false;
    }

    private static void assertAdjusted(VectorCase test, Correction correction, String key) {
        double[] expected = VectorCase.numbers(test.expected().get(key));
        double[] adjusted = correction.adjust(test.numbers("p"));
        for (int i = 0; i < expected.length; i++) {
            assertClose(key, adjusted[i], expected[i]);
        }
    }
}
