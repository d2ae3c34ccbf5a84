package io.leeway.performance.predictions;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelFingerprintTest {

    @Test
    void shouldTellClassesApartWhoseHashCodesAreTheSame() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        assertThat(of("Aa", "BB")).isNotEqualTo(of("BB", "Aa"));
        assertThat(of("B2")).isNotEqualTo(of("AQ"));
    }

    @Test
    void shouldTellApartWhereOneClassEndsAndTheNextBegins() {
        assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc"));
        assertThat(of("", "a")).isNotEqualTo(of("a", ""));
    }

    @Test
    void shouldTellARowWithoutALabelFromOneWithZeroAndFromNone() {
        LabelFingerprint none = new LabelFingerprint();
        none.none();
        LabelFingerprint zero = new LabelFingerprint();
        zero.add(0.0);
        LabelFingerprint nothing = new LabelFingerprint();

        assertThat(Set.of(none.value(), zero.value(), nothing.value())).hasSize(3);
    }

    @Test
    void shouldBeTheSameOfTheSameLabelsAndNeverNegative() {
        Set<Long> different = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long value = of("class " + i);
            assertThat(value).isNotNegative().isEqualTo(of("class " + i));
            different.add(value);
        }
        assertThat(different).hasSize(10_000);
    }

    @Test
    void shouldReadALongClassToItsEnd() {
        String same = "x".repeat(100_000);

        assertThat(of(same + "a")).isNotEqualTo(of(same + "b"));
    }

    private static long of(String... classes) {
        LabelFingerprint fingerprint = new LabelFingerprint();
        for (String label : classes) {
            fingerprint.add(label);
        }
        return fingerprint.value();
    }
}
