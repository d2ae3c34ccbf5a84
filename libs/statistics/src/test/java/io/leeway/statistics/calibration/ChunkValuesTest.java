package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ChunkValuesTest {

    @Test
    void shouldCallNoMoreThanAskedForWhereNothingChanges() {
        // Given
        Random random = new Random(7);
        int found = 0;

        // When
        for (int reference = 0; reference < 200; reference++) {
            ChunkValues learnt = ChunkValues.of(
                    new double[][] {normal(random, 30), normal(random, 30), normal(random, 30)},
                    new double[] {1e-6, 1e-6, 1e-6});
            for (int window = 0; window < 20; window++) {
                double least = 1;
                for (int series = 0; series < 3; series++) {
                    least = Math.min(least, learnt.pValue(series, random.nextGaussian(), 1));
                }
                found += least <= 0.05 ? 1 : 0;
            }
        }

        // Then: 200 of 4,000 at most, and not none
        assertThat(found).isBetween(40, 300);
    }

    /** Python's lines are in docs/algorithms/calibrated-null.md (numpy 2.4.6, scipy 1.17.1). */
    @Test
    void shouldComputeWhatNumpyDoes() {
        // Given
        ChunkValues learnt = ChunkValues.of(
                new double[][] {
                    {1.02, 0.97, 1.10, 1.21, 1.05, 0.93, 0.99, 1.08, 1.15, 1.01, 0.96, 1.12},
                    {2.0, 2.2, 1.9, 2.4, 2.1, 2.0, 1.8, 2.3, 2.2, 2.1, 1.9, 2.2}
                },
                new double[] {1e-6, 1e-6});

        // Then
        assertThat(learnt.pValue(0, 1.4, 1)).isCloseTo(0.007481253883758938, within(1e-12));
        assertThat(learnt.pValue(0, 1.4, 0.25)).isCloseTo(0.07602240494586572, within(1e-12));
    }

    @Test
    void shouldFindWhatIsFarOnTheBadSideOnly() {
        // Given
        ChunkValues learnt = ChunkValues.of(new double[][] {normal(new Random(1), 52)}, new double[] {1e-6});

        // Then
        assertThat(learnt.pValue(0, 6, 1)).isLessThan(0.01);
        assertThat(learnt.pValue(0, -6, 1)).isGreaterThan(0.9);
        assertThat(learnt.asBad(0, 6)).isZero();
        assertThat(learnt.asBad(0, -6)).isEqualTo(52);
    }

    @Test
    void shouldAllowSmallerWindowsToBeFurtherOut() {
        // Given
        ChunkValues learnt = ChunkValues.of(new double[][] {normal(new Random(1), 52)}, new double[] {1e-6});

        // Then
        assertThat(learnt.pValue(0, 3, 0.25)).isGreaterThan(learnt.pValue(0, 3, 1));
        assertThat(learnt.pValue(0, 3, 4)).isEqualTo(learnt.pValue(0, 3, 1));
    }

    @Test
    void shouldTakeChunksThatDoNotVaryForVaryingByTheFloor() {
        // Given
        double[] equal = new double[20];
        Arrays.fill(equal, 1);
        ChunkValues learnt = ChunkValues.of(new double[][] {equal}, new double[] {0.1});

        // Then
        assertThat(learnt.pValue(0, 1.5, 1)).isLessThan(0.001);
        assertThat(learnt.pValue(0, 1.01, 1)).isGreaterThan(0.2);
    }

    @Test
    void shouldLeaveChunksWithoutAValueOut() {
        // Given
        double[] some = normal(new Random(2), 20);
        double[] holes = some.clone();
        holes[3] = Double.NaN;

        // When
        ChunkValues learnt = ChunkValues.of(new double[][] {some, holes}, new double[] {1e-6, 1e-6});

        // Then
        assertThat(learnt.chunks(0)).isEqualTo(20);
        assertThat(learnt.chunks(1)).isEqualTo(19);
        assertThat(learnt.pValue(1, 5, 1)).isBetween(0.0, 0.05);
    }

    @Test
    void shouldRefuseWhatNothingCanBeLearntOf() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChunkValues.of(new double[0][], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChunkValues.of(new double[][] {new double[11]}, new double[] {1}))
                .withMessageContaining("12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChunkValues.of(new double[][] {new double[12], new double[13]}, new double[] {1, 1}));
    }

    private static double[] normal(Random random, int count) {
        return random.doubles(count).map(any -> random.nextGaussian()).toArray();
    }
}
