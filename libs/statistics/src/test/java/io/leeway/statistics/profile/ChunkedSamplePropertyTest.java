package io.leeway.statistics.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.Wasserstein;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The distances of all chunks in one go are those of each chunk from the merge of the others. */
final class ChunkedSamplePropertyTest {

    private static List<NumericProfile> chunks(long seed, int chunks, int most, int kinds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<NumericProfile> profiles = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            double[] values = new double[random.nextInt(most + 1)];
            for (int i = 0; i < values.length; i++) {
                double value = chunk * 0.1 + random.nextGaussian();
                values[i] = switch (random.nextInt(kinds)) {
                    case 0 -> value;
                    case 1 -> Math.rint(3 * value);
                    case 2 -> Math.rint(10 * value) / 10 * (random.nextBoolean() ? 1 : 1 + 1e-15);
                    default -> Double.NaN;
                };
            }
            profiles.add(NumericProfile.of(values).compress(random.nextBoolean() ? 16 : 1000));
        }
        return profiles;
    }

    private static NumericProfile rest(List<NumericProfile> chunks, int chunk) {
        NumericProfile rest = NumericProfile.empty();
        for (int other = 0; other < chunks.size(); other++) {
            rest = Math.abs(other - chunk) > 1 ? rest.merge(chunks.get(other)) : rest;
        }
        return rest;
    }

    /** The greatest magnitude on both sides. */
    private static double largest(NumericProfile some, NumericProfile others) {
        return Math.max(
                Math.max(Math.abs(some.min()), Math.abs(some.max())),
                Math.max(Math.abs(others.min()), Math.abs(others.max())));
    }

    @Property(tries = 300)
    void shouldMeasureWhatMergingTheOthersMeasures(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(max = 60) int most,
            @ForAll @IntRange(min = 1, max = 4) int kinds) {
        // Given
        List<NumericProfile> chunks = chunks(seed, count, most, kinds);

        // When
        ChunkGap[] gaps = ChunkedSample.of(chunks).gaps();

        // Then
        for (int chunk = 0; chunk < count; chunk++) {
            NumericProfile rest = rest(chunks, chunk);
            RoundingNoise.Pair pair = RoundingNoise.remove(rest, chunks.get(chunk));
            Outcome<EmpiricalGap> slow = EmpiricalGap.between(pair.reference(), pair.current());
            assertThat(gaps[chunk].isDefined()).isEqualTo(slow.isDefined());
            if (slow.isDefined()) {
                EmpiricalGap gap = slow.orElseThrow();
                assertThat(gaps[chunk].supremum()).isEqualTo(gap.supremumShare());
                // A pair of which one side has whole numbers only is looked at as 32-bit floats; all chunks together
                // are not. Each value, and with it the distance of both sides, moves by a unit in the last place at
                // most.
                double moved = Math.ulp((float) largest(rest, chunks.get(chunk)));
                assertThat(gaps[chunk].area()).isCloseTo(gap.area(), within(moved));
                double scale = Math.max(gaps[chunk].deviation(), Wasserstein.LEAST_SCALE);
                assertThat(Wasserstein.normalised(gaps[chunk].area(), gaps[chunk].deviation())
                                .orElseThrow())
                        .isCloseTo(Wasserstein.of(gap, rest).orElseThrow().normalised(), within(2 * moved / scale));
            }
        }
    }

    @Property(tries = 100)
    void shouldRankAsTheMergeDoes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int count) {
        // Given
        List<NumericProfile> chunks = chunks(seed, count, 40, 4);
        NumericProfile whole = chunks.stream().reduce(NumericProfile.empty(), NumericProfile::merge);

        // When
        ChunkedSample sample = ChunkedSample.of(chunks);

        // Then
        double weighted = 0;
        double[] means = sample.meanRanks();
        for (int chunk = 0; chunk < count; chunk++) {
            assertThat(sample.size(chunk)).isEqualTo(chunks.get(chunk).size());
            weighted += sample.size(chunk) == 0 ? 0 : means[chunk] * sample.size(chunk);
        }
        assertThat(sample.size()).isEqualTo(whole.size());
        if (whole.size() > 0) {
            assertThat(weighted / whole.size()).isCloseTo(0.5, within(1e-12));
            assertThat(sample.rankVariance()).isBetween(0.0, 1.0 / 12);
        }
    }

    @Test
    void shouldStayDefinedNearTheLimitsOfADouble() {
        ChunkGap[] gaps = ChunkedSample.of(List.of(
                        NumericProfile.of(new double[] {-Double.MAX_VALUE}),
                        NumericProfile.empty(),
                        NumericProfile.of(new double[] {Double.MAX_VALUE})))
                .gaps();

        assertThat(gaps[0].supremum()).isEqualTo(1);
        assertThat(gaps[1].isDefined()).isFalse();
        assertThat(Wasserstein.normalised(gaps[0].area(), gaps[0].deviation()).isDefined())
                .isFalse();
    }
}
