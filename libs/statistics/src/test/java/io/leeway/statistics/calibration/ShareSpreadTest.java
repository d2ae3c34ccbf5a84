package io.leeway.statistics.calibration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class ShareSpreadTest {

    private static final double[] CHUNKS = {0.02, 0.05, 0.09, 0.04, 0.07, 0.03, 0.08, 0.06, 0.05, 0.04, 0.1, 0.06};

    @Test
    void shouldBeStudentsDistributionOfTheStabilisedShares() {
        // z = np.arcsin(np.sqrt(chunks)); 2 * scipy.stats.t.sf(abs(np.arcsin(.5) - z.mean())
        //     / (z.std(ddof=1) * np.sqrt(1 + 1 / 12)), 11)
        assertThat(ShareSpread.pValue(CHUNKS, 0.25, 100)).isCloseTo(0.00031009137003412625, within(1e-9));
        assertThat(ShareSpread.pValue(CHUNKS, 0.06, 100)).isGreaterThan(0.5);
    }

    @Test
    void shouldCountChunksThatDifferByLessThanChanceAsDifferingByChance() {
        // 2 * scipy.stats.t.sf(np.arcsin(np.sqrt(.1)) / (.05 * np.sqrt(1 + 1 / 12)), 11)
        assertThat(ShareSpread.pValue(new double[12], 0.1, 100)).isCloseTo(6.883238013212492e-05, within(1e-9));
        assertThat(ShareSpread.pValue(new double[12], 0.1, 10)).isGreaterThan(0.05);
        assertThat(ShareSpread.pValue(new double[12], 0, 100)).isEqualTo(1);
    }

    @Test
    void shouldRefuseASingleChunk() {
        assertThatThrownBy(() -> ShareSpread.pValue(new double[1], 0.1, 100)).hasMessageContaining("at least 2");
    }
}
