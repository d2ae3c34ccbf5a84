package io.leeway.statistics.interval;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JointConfidenceTest {

    /** scipy.stats.norm.isf(0.005 / n) / scipy.stats.norm.isf(0.005) */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 1.08975923384", "10, 1.27746303954"})
    void shouldReachFurtherTheMoreThereAre(long intervals, double widening) {
        assertThat(JointConfidence.widening(intervals, 0.99)).isCloseTo(widening, Offset.offset(1e-9));
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertThatThrownBy(() -> JointConfidence.widening(-1, 0.99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JointConfidence.widening(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
