package io.leeway.statistics.calibration;

import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of the calibrated null. */
final class CalibratedNullPropertyTest {

    private static double[][] chunks(long seed, int chunks, int traces) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] distances = new double[chunks][traces];
        for (double[] chunk : distances) {
            for (int trace = 0; trace < traces; trace++) {
                chunk[trace] = 0.01 + random.nextDouble() * 0.1;
            }
        }
        return distances;
    }

    @Property(tries = 100)
    void shouldNotDependOnTheOrderOfChunksOrTraces(
            @ForAll long seed,
            @ForAll @IntRange(min = 12, max = 60) int chunks,
            @ForAll @IntRange(min = 1, max = 20) int traces) {
        double[][] distances = chunks(seed, chunks, traces);
        double[] window = chunks(seed + 1, 1, traces)[0];
        double[][] turned = new double[chunks][traces];
        double[] turnedWindow = new double[traces];
        for (int trace = 0; trace < traces; trace++) {
            turnedWindow[traces - 1 - trace] = window[trace];
            for (int chunk = 0; chunk < chunks; chunk++) {
                turned[chunks - 1 - chunk][traces - 1 - trace] = distances[chunk][trace];
            }
        }

        Unusualness one =
                CalibratedNull.of(distances).orElseThrow().judge(window, 1).orElseThrow();
        Unusualness other =
                CalibratedNull.of(turned).orElseThrow().judge(turnedWindow, 1).orElseThrow();

        assertThat(other.score()).isCloseTo(one.score(), within(1e-9));
        assertThat(other.pValue()).isCloseTo(one.pValue(), within(1e-9));
        assertThat(other.rank()).isEqualTo(one.rank());
    }

    @Property(tries = 100)
    void shouldNotDependOnTheUnitOfADistance(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 1000) double unit) {
        double[][] distances = chunks(seed, 20, 3);
        double[] window = {0.05, 0.07, 0.2};
        double[][] scaled = new double[20][3];
        for (int chunk = 0; chunk < 20; chunk++) {
            scaled[chunk] = new double[] {distances[chunk][0], distances[chunk][1] * unit, distances[chunk][2]};
        }

        Unusualness one =
                CalibratedNull.of(distances).orElseThrow().judge(window, 1).orElseThrow();
        Unusualness other = CalibratedNull.of(scaled)
                .orElseThrow()
                .judge(new double[] {0.05, 0.07 * unit, 0.2}, 1)
                .orElseThrow();

        assertThat(other.score()).isCloseTo(one.score(), within(1e-6));
    }

    @Property(tries = 100)
    void shouldFindALargerDistanceMoreUnusual(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1) double distance,
            @ForAll @DoubleRange(min = 1.01, max = 5) double factor) {
        CalibratedNull learnt = CalibratedNull.of(chunks(seed, 20, 3)).orElseThrow();

        Unusualness near = learnt.judge(new double[] {distance, 0.05, 0.05}, 1).orElseThrow();
        Unusualness far =
                learnt.judge(new double[] {distance * factor, 0.05, 0.05}, 1).orElseThrow();

        assertThat(far.score()).isGreaterThanOrEqualTo(near.score());
        assertThat(far.pValue()).isLessThanOrEqualTo(near.pValue());
        assertThat(far.rank()).isLessThanOrEqualTo(near.rank());
    }
}
