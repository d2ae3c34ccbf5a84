package io.leeway.statistics.interval;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class WilsonIntervalTest {

    @Test
    void shouldAgreeWithScipy() {
        // scipy.stats.binomtest(85, 100).proportion_ci(0.95, "wilson") and binomtest(0, 20)
        ConfidenceInterval many = WilsonInterval.of(85, 100, 0.95).orElseThrow();
        ConfidenceInterval none = WilsonInterval.of(0, 20, 0.95).orElseThrow();

        assertThat(many.lower()).isCloseTo(0.7671644040916763, within(1e-12));
        assertThat(many.upper()).isCloseTo(0.9069401471634337, within(1e-12));
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo(0.16112515805281935, within(1e-12));
    }

    @Test
    void shouldDefineNothingWithoutTrials() {
        assertThat(WilsonInterval.of(0, 0, 0.95)).isEqualTo(Outcome.undefined(Reason.NO_ROWS));
    }

    @Test
    void shouldRefuseBadArguments() {
        assertThatThrownBy(() -> WilsonInterval.of(3, 2, 0.95)).hasMessageContaining("successes");
        assertThatThrownBy(() -> WilsonInterval.of(1, 2, 1)).hasMessageContaining("confidence");
    }
}
